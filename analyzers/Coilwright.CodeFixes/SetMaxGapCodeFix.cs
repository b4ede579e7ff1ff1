using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1025: lets the map span the gap that saves requests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetMaxGapCodeFix))]
[Shared]
public sealed class SetMaxGapCodeFix : CodeFixProvider
{
    private const string Title = "Set MaxGap";

    /// <summary>The argument of the diagnostic that names the gap.</summary>
    private const string Gap = "2";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.FewerRequestsWithGap];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && context.Diagnostics[0].Properties.TryGetValue(Gap, out string? gap)
            && root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, WithMaxGap(attribute, gap!)))),
                    equivalenceKey: Title),
                context.Diagnostics);
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
