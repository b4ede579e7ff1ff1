using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Coilwright.CodeFixes;

/// <summary>What the fixes of calls have in common.</summary>
internal static class Syntax
{
    /// <summary>The call with ConfigureAwait and the await around it, or <see langword="null"/> where it is not awaited on the spot.</summary>
    public static AwaitExpressionSyntax? AwaitAround(InvocationExpressionSyntax call)
    {
        SyntaxNode current = call;
        while (current.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access && access.Parent is InvocationExpressionSyntax outer)
        {
            current = outer;
        }

        return current.Parent as AwaitExpressionSyntax;
    }

    /// <summary>Whether the node stands in an async function, or among the statements of a program.</summary>
    public static bool IsInAsync(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword != default;
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
                default:
                    continue;
            }
        }

        return false;
    }

    /// <summary>A named argument of an attribute.</summary>
    public static AttributeArgumentSyntax Argument(string name, ExpressionSyntax value) =>
        SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(name), null, value).NormalizeWhitespace();

    /// <summary>The declaration of a variable, to be put before a statement and formatted there.</summary>
    /// <param name="type">The full name of its type, which is made as short as the place allows.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it starts with.</param>
    /// <param name="before">The statement that it goes before.</param>
    public static StatementSyntax Declare(string type, string name, ExpressionSyntax value, StatementSyntax before) =>
        SyntaxFactory.LocalDeclarationStatement(
                SyntaxFactory.VariableDeclaration(
                    SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation),
                    [SyntaxFactory.VariableDeclarator(SyntaxFactory.Identifier(name), null, SyntaxFactory.EqualsValueClause(value.WithoutTrivia()))]))
            .WithLeadingTrivia(before.GetLeadingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithTrailingTrivia(before.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A name for a local variable that means nothing else around here: <c>energyMeter</c>, or <c>energyMeter2</c>.</summary>
    public static string NewLocal(string name, SemanticModel model, SyntaxNode scope)
    {
        string wanted = char.ToLowerInvariant(name[0]) + name.Substring(1);
        HashSet<string> taken =
        [
            .. model.LookupSymbols(scope.SpanStart).Select(static symbol => symbol.Name),
            .. scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText),
        ];
        string local = wanted;
        for (int number = 2; taken.Contains(local); number++)
        {
            local = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return SyntaxFacts.GetKeywordKind(local) == SyntaxKind.None ? local : "@" + local;
    }
}
