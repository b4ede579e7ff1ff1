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
            && node.Ancestors().TakeWhile(static ancestor => ancestor is not AnonymousFunctionExpressionSyntax)
                .OfType<StatementSyntax>().FirstOrDefault() is LocalDeclarationStatementSyntax statement)
        {
            bool canAwait = Syntax.IsInAsync(statement);
            if (canAwait || IsDisposable(statement, model, context.CancellationToken))
            {
                yield return new(Title, () => root.ReplaceNode(statement, Disposing(statement, canAwait)));
            }
        }
    }

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

    /// <summary>Whether the variable can be disposed without await.</summary>
    private static bool IsDisposable(LocalDeclarationStatementSyntax statement, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(statement.Declaration.Type, cancellationToken).Type is { } type
        && type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_IDisposable);
}
