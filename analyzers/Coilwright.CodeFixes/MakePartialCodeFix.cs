using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW0001: makes a type, and every type that contains it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix))]
[Shared]
public sealed class MakePartialCodeFix : CodeFixProvider
{
    private const string Title = "Make partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.TypeNotPartial];

    /// <summary>
    /// Fixes a document in one go. The batch fixer would merge one edit per diagnostic, and nested types ask for the same outer type twice.
    /// </summary>
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) =>
            await MakePartialAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                cancellationToken => MakePartialAsync(context.Document, context.Diagnostics, cancellationToken),
                equivalenceKey: Title),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> MakePartialAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        // A set, because the types of two diagnostics share those around them; a type in two parts already is partial.
        HashSet<TypeDeclarationSyntax> types =
        [
            .. diagnostics
                .SelectMany(diagnostic => root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
                .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)),
        ];
        return document.WithSyntaxRoot(root.ReplaceNodes(types, static (_, type) => AddPartial(type)));
    }

    /// <summary>Adds the modifier last, where the language wants it. As the only one it takes over what stands before the keyword.</summary>
    private static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.WithModifiers(type.Modifiers.Add(partial));
        }

        SyntaxToken keyword = type.Keyword;
        return type
            .WithKeyword(keyword.WithLeadingTrivia())
            .WithModifiers([partial.WithLeadingTrivia(keyword.LeadingTrivia)]);
    }
}
