using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1020: takes away an order that changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOrderCodeFix))]
[Shared]
public sealed class RemoveOrderCodeFix : NodeCodeFix
{
    private const string Title = "Remove the order";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OrderWithoutEffect];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(context.Span).FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
        {
            yield return new(Title, () => root.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!);
        }
    }
}
