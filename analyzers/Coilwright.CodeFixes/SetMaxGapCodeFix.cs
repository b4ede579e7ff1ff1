using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1025: lets the map span the gap that saves requests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetMaxGapCodeFix))]
[Shared]
public sealed class SetMaxGapCodeFix : NodeCodeFix
{
    private const string Title = "Set MaxGap";

    /// <summary>The argument of the diagnostic that names the gap.</summary>
    private const string Gap = "2";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.FewerRequestsWithGap];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (context.Diagnostics[0].Properties.TryGetValue(Gap, out string? gap)
            && root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            yield return new(Title, () => root.ReplaceNode(attribute, WithMaxGap(attribute, gap!)));
        }
    }

    private static AttributeSyntax WithMaxGap(AttributeSyntax attribute, string gap)
    {
        ExpressionSyntax value = SyntaxFactory.ParseExpression(gap);
        AttributeArgumentSyntax? present = attribute.ArgumentList?.Arguments.FirstOrDefault(
            static argument => argument.NameEquals?.Name.Identifier.ValueText == "MaxGap");
        return present is null
            ? attribute.AddArgumentListArguments(Syntax.Argument("MaxGap", value))
            : attribute.ReplaceNode(present.Expression, value);
    }
}
