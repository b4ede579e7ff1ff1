using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1012: makes the type of a property with a not-available pattern nullable.</summary>
/// <remarks>The other way round, a nullable property without a pattern, has no fix: only the device's manual knows the pattern.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeNullableCodeFix))]
[Shared]
public sealed class MakeNullableCodeFix : NodeCodeFix
{
    private const string Title = "Make nullable";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotAvailableNeedsNullable];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (TypeOf(root.FindNode(context.Span)) is { } type and not NullableTypeSyntax)
        {
            yield return new(Title, () => root.ReplaceNode(type, SyntaxFactory.NullableType(type.WithoutTrivia()).WithTriviaFrom(type)));
        }
    }

    /// <summary>The type of the property, which in a positional record is a parameter.</summary>
    private static TypeSyntax? TypeOf(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(static ancestor => ancestor is PropertyDeclarationSyntax or ParameterSyntax) switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
}
