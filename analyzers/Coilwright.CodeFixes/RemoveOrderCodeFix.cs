using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1020: takes away an order that changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOrderCodeFix))]
[Shared]
public sealed class RemoveOrderCodeFix : CodeFixProvider
{
    private const string Title = "Remove the order";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OrderWithoutEffect];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && root.FindNode(context.Span).FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!)),
                    equivalenceKey: Title),
                context.Diagnostics);
        }
    }
}
