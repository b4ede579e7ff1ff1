using System.Collections.Immutable;
using Coilwright.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>
/// A code fix that puts other calls in the place of those that a diagnostic names, where the analyzer is sure that this changes nothing. Several
/// diagnostics of a document are fixed one after the other, so that each sees the variables that the ones before it made.
/// </summary>
public abstract class CallCodeFix : CodeFixProvider
{
    private readonly string _title;

    private protected CallCodeFix(string id, string title)
    {
        _title = title;
        FixableDiagnosticIds = [id];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await ChangeAllAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && MapOf(diagnostic) is not null && CanChange([.. CallsOf(diagnostic, root)]))
        {
            context.RegisterCodeFix(
                CodeAction.Create(_title, cancellationToken => ChangeAllAsync(context.Document, [diagnostic], cancellationToken), equivalenceKey: _title), diagnostic);
        }
    }

    /// <summary>Whether the calls stand where they can be changed.</summary>
    private protected abstract bool CanChange(IReadOnlyList<InvocationExpressionSyntax> calls);

    /// <summary>Changes the calls of one diagnostic.</summary>
    private protected abstract Task<Document> ChangeAsync(
        Document document, IReadOnlyList<InvocationExpressionSyntax> calls, string map, CancellationToken cancellationToken);

    private async Task<Document> ChangeAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        (string? Map, InvocationExpressionSyntax[] Calls)[] all = [.. diagnostics.Select(diagnostic => (MapOf(diagnostic), CallsOf(diagnostic, root).ToArray()))];
        Document changed = document.WithSyntaxRoot(root.TrackNodes(all.SelectMany(static one => one.Calls).Distinct()));
        foreach ((string? map, InvocationExpressionSyntax[] calls) in all)
        {
            SyntaxNode current = (await changed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            InvocationExpressionSyntax[] found = [.. calls.Select(call => current.GetCurrentNode(call)).OfType<InvocationExpressionSyntax>()];
            if (map is not null && found.Length == calls.Length && CanChange(found))
            {
                changed = await ChangeAsync(changed, found, map, cancellationToken).ConfigureAwait(false);
            }
        }

        return changed;
    }

    private static string? MapOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(UseAnalyzer.MapProperty, out string? map) ? map : null;

    private static IEnumerable<InvocationExpressionSyntax> CallsOf(Diagnostic diagnostic, SyntaxNode root) =>
        diagnostic.AdditionalLocations.Prepend(diagnostic.Location)
            .Select(location => root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))
            .OfType<InvocationExpressionSyntax>();
}
