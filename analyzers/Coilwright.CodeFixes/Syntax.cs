using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Coilwright.CodeFixes;

/// <summary>What the fixes of calls have in common.</summary>
internal static class Syntax
{
    /// <summary>The call with ConfigureAwait and the like and the await around it, or <see langword="null"/> where it is not awaited on the spot.</summary>
    public static AwaitExpressionSyntax? AwaitAround(InvocationExpressionSyntax call)
    {
        SyntaxNode current = call;
        while (current.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve" } access && access.Parent is InvocationExpressionSyntax outer)
        {
            current = outer;
        }

        return current.Parent as AwaitExpressionSyntax;
    }

    /// <summary>Whether await can stand here: in an async function or among the statements of a program, and not where the language forbids it.</summary>
    public static bool IsInAsync(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax:
                    return false;
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

    /// <summary>The declaration of a variable.</summary>
    /// <param name="type">The full name of its type, which is made as short as the place allows.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it starts with.</param>
    public static StatementSyntax Declare(string type, string name, ExpressionSyntax value) => SyntaxFactory.LocalDeclarationStatement(
        SyntaxFactory.VariableDeclaration(
            SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation),
            [SyntaxFactory.VariableDeclarator(SyntaxFactory.Identifier(name), null, SyntaxFactory.EqualsValueClause(value.WithoutTrivia()))]));

    /// <summary>Puts a statement before another one, to be formatted there: after the empty lines above that, and before its comments.</summary>
    public static void InsertBefore(SyntaxEditor editor, StatementSyntax other, StatementSyntax added)
    {
        SyntaxTriviaList above = other.GetLeadingTrivia();
        SyntaxTrivia[] empty = [.. above.TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))];
        StatementSyntax placed = added
            .WithLeadingTrivia(empty.Append(above.LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))))
            .WithTrailingTrivia(other.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);
        if (other.Parent is GlobalStatementSyntax global)
        {
            editor.InsertBefore(global, SyntaxFactory.GlobalStatement(placed));
        }
        else
        {
            editor.InsertBefore(other, placed);
        }

        if (empty.Length > 0)
        {
            editor.ReplaceNode(other, (node, _) => node.WithLeadingTrivia(node.GetLeadingTrivia().Skip(empty.Length)));
        }
    }

    /// <summary>The name of a type without namespace and type arguments.</summary>
    public static string NameOf(string type)
    {
        string name = type.IndexOf('<') is var arguments and >= 0 ? type.Substring(0, arguments) : type;
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');
    }

    /// <summary>The expression with the parentheses, casts and such around it.</summary>
    public static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        ExpressionSyntax current = expression;
        while (current.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax || current.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        {
            current = (ExpressionSyntax)current.Parent!;
        }

        return current;
    }

    /// <summary>The innermost loop around a node in the same function.</summary>
    public static StatementSyntax? Loop(SyntaxNode node) => node.Ancestors()
        .TakeWhile(static ancestor => ancestor is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<StatementSyntax>()
        .FirstOrDefault(static statement => statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);

    /// <summary>Whether another configuration may compile something else there, which nobody sees from here.</summary>
    public static bool IsConditional(SyntaxNode node) => node.ContainsDirectives && node.DescendantTrivia().Any(static trivia =>
        trivia.IsKind(SyntaxKind.IfDirectiveTrivia) || trivia.IsKind(SyntaxKind.ElifDirectiveTrivia)
        || trivia.IsKind(SyntaxKind.ElseDirectiveTrivia) || trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia));

    /// <summary>Whether a name means nothing else in a block and around it, but for some uses of it.</summary>
    public static bool IsFree(string name, SemanticModel model, SyntaxNode place, SyntaxNode scope, IReadOnlyCollection<SyntaxToken> uses) =>
        !model.LookupSymbols(place.SpanStart, name: name).Any()
        && scope.DescendantTokens().Count(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name) == uses.Count;

    /// <summary>A name for a local variable that means nothing else around here: <c>energyMeter</c>, or <c>energyMeter2</c>.</summary>
    /// <param name="name">What it is to be called.</param>
    /// <param name="model">The meaning of the names.</param>
    /// <param name="place">The statement that it is declared before.</param>
    /// <param name="scope">Where it can be seen.</param>
    public static string NewLocal(string name, SemanticModel model, SyntaxNode place, SyntaxNode scope)
    {
        string wanted = char.ToLowerInvariant(name[0]) + name.Substring(1);
        HashSet<string> taken =
        [
            .. model.LookupSymbols(place.SpanStart).Select(static symbol => symbol.Name),
            .. scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText),
        ];
        string local = wanted;
        for (int number = 2; taken.Contains(local); number++)
        {
            local = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Escaped(local);
    }

    /// <summary>The name as it is written, with an <c>@</c> where it is a keyword.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && name is not "await" ? name : "@" + name;
}
