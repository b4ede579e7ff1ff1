using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Coilwright.CodeFixes;

/// <summary>CW1019: takes the digit of the table, and the 1 that manuals start at, out of all addresses of one table of a map.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ZeroBasedAddressesCodeFix))]
[Shared]
public sealed class ZeroBasedAddressesCodeFix : CodeFixProvider
{
    private const string Title = "Make addresses zero-based";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AddressInManualStyle];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => RewriteAsync(context.Document, attribute, cancellationToken), equivalenceKey: Title),
                context.Diagnostics);
        }
    }

    private static async Task<Solution> RewriteAsync(Document document, AttributeSyntax attribute, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetTypeInfo(attribute, cancellationToken).Type is not { } table
            || model.GetEnclosingSymbol(attribute.SpanStart, cancellationToken) is not { } enclosing)
        {
            return document.Project.Solution;
        }

        // Every part of the map counts, in whatever file it is.
        INamedTypeSymbol map = enclosing as INamedTypeSymbol ?? enclosing.ContainingType;
        int first = table.Name == "InputRegisterAttribute" ? 30001 : 40001;
        SolutionEditor solution = new(document.Project.Solution);
        foreach (AttributeData data in map.GetMembers().SelectMany(static member => member.GetAttributes()))
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, table)
                && data.ApplicationSyntaxReference is { } reference
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
                && document.Project.GetDocument(reference.SyntaxTree) is { } part)
            {
                DocumentEditor editor = await solution.GetDocumentEditorAsync(part.Id, cancellationToken).ConfigureAwait(false);
                ExpressionSyntax address = arguments[0].Expression;
                editor.ReplaceNode(address, ZeroBased(address, first).WithTriviaFrom(address));
            }
        }

        return solution.GetChangedSolution();
    }

    private static ExpressionSyntax ZeroBased(ExpressionSyntax address, int first) =>
        address is LiteralExpressionSyntax { Token.Value: int number }
            ? SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number - first))
            : SyntaxFactory.ParseExpression($"{address} - {first.ToString(CultureInfo.InvariantCulture)}");
}
