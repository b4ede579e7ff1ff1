using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1106: makes the declaration of the variable one that disposes it where its scope ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DisposeCodeFix))]
[Shared]
public sealed class DisposeCodeFix : NodeCodeFix
{
    private const string Title = "Dispose it at the end of its scope";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotDisposed];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(context.Span, getInnermostNodeForTie: true) is { } node
            && Initialized(node) is { } variable
            && variable.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement }
            && model.GetDeclaredSymbol(variable, context.CancellationToken) is ILocalSymbol { Type: var type }
            && !IsSetLater(variable.Identifier.ValueText, statement))
        {
            bool canAwait = Syntax.IsInAsync(statement) && Implements(type, "IAsyncDisposable");
            if (canAwait || Implements(type, "IDisposable"))
            {
                yield return new(Title, () => root.ReplaceNode(statement, Disposing(statement, canAwait)));
            }
        }
    }

    /// <summary>The variable that starts with what the call opens, and with nothing made of it.</summary>
    private static VariableDeclaratorSyntax? Initialized(SyntaxNode call)
    {
        SyntaxNode? current = call.Parent;
        while (current is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or InvocationExpressionSyntax
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "Result" })
        {
            current = current.Parent;
        }

        return current is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? variable : null;
    }

    /// <summary>Whether the variable, which a using declaration makes read-only, is given another value.</summary>
    private static bool IsSetLater(string name, StatementSyntax statement) =>
        (statement.Parent is GlobalStatementSyntax { Parent: { } program } ? program : statement.Parent!).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(used => used.Identifier.ValueText == name && used.Parent switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left == used,
                ArgumentSyntax argument => argument.RefKindKeyword != default || argument.Parent is TupleExpressionSyntax,
                _ => false,
            });

    private static LocalDeclarationStatementSyntax Disposing(LocalDeclarationStatementSyntax statement, bool canAwait)
    {
        LocalDeclarationStatementSyntax disposing = statement
            .WithoutLeadingTrivia()
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        if (canAwait)
        {
            disposing = disposing.WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        }

        return disposing.WithLeadingTrivia(statement.GetLeadingTrivia());
    }

    private static bool Implements(ITypeSymbol type, string contract) =>
        type.AllInterfaces.Any(implemented => implemented.Name == contract && implemented.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true });
}
