using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Coilwright.CodeFixes;

/// <summary>A code fix that changes what stands at a diagnostic, and nothing outside the document.</summary>
public abstract class NodeCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (NodeChange change in Changes(context, root, model))
        {
            context.RegisterCodeFix(
                CodeAction.Create(change.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(change.Apply())), equivalenceKey: change.Title),
                context.Diagnostics);
        }
    }

    /// <summary>The changes to choose from; none where it takes the author to say what is meant.</summary>
    private protected abstract IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model);
}
