using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1106: makes the declaration of the variable one that disposes it where its scope ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DisposeCodeFix))]
[Shared]
public sealed class DisposeCodeFix : CodeFixProvider
{
    private const string Title = "Dispose it at the end of its scope";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotDisposed];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not { } node
            || node.Ancestors().TakeWhile(static ancestor => ancestor is not AnonymousFunctionExpressionSyntax)
                .OfType<StatementSyntax>().FirstOrDefault() is not LocalDeclarationStatementSyntax statement)
        {
            return;
        }

        bool canAwait = Syntax.IsInAsync(statement);
        if (!canAwait && !await IsDisposableAsync(context, statement).ConfigureAwait(false))
        {
            return;
        }

        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        LocalDeclarationStatementSyntax disposing = statement
            .WithoutLeadingTrivia()
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        if (canAwait)
        {
            disposing = disposing.WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(statement, disposing.WithLeadingTrivia(leading)))),
                equivalenceKey: Title),
            context.Diagnostics);
    }

    /// <summary>Whether the variable can be disposed without await.</summary>
    private static async Task<bool> IsDisposableAsync(CodeFixContext context, LocalDeclarationStatementSyntax statement)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return model?.GetTypeInfo(statement.Declaration.Type, context.CancellationToken).Type is { } type
            && type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_IDisposable);
    }
}
