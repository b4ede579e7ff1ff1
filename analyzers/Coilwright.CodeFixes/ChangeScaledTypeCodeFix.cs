using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1021: gives a scaled property a type that holds its digits, and names the type on the wire that the old one told.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeScaledTypeCodeFix))]
[Shared]
public sealed class ChangeScaledTypeCodeFix : NodeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ScaleLosesDigits];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || TypeOf(attribute) is not { } old)
        {
            yield break;
        }

        foreach (SyntaxKind keyword in new[] { SyntaxKind.DecimalKeyword, SyntaxKind.DoubleKeyword })
        {
            yield return new("Make " + SyntaxFacts.GetText(keyword), () => root.ReplaceNodes([(SyntaxNode)old, attribute], (node, _) => node == old
                ? old.WithKeyword(SyntaxFactory.Token(keyword).WithTriviaFrom(old.Keyword))
                : WithWireType(attribute, old.Keyword.Kind())));
        }
    }

    /// <summary>The type of the property, which in a positional record is a parameter, without its question mark.</summary>
    private static PredefinedTypeSyntax? TypeOf(AttributeSyntax attribute)
    {
        TypeSyntax? type = attribute.Parent?.Parent switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
        return (type is NullableTypeSyntax nullable ? nullable.ElementType : type) as PredefinedTypeSyntax;
    }

    private static AttributeSyntax WithWireType(AttributeSyntax attribute, SyntaxKind type)
    {
        bool isNamed = attribute.ArgumentList!.Arguments.Any(static argument => argument.NameEquals?.Name.Identifier.ValueText == "As");
        return isNamed
            ? attribute
            : attribute.AddArgumentListArguments(Syntax.Argument("As", SyntaxFactory.ParseExpression("RegisterType." + WireType(type))));
    }

    private static string WireType(SyntaxKind type) => type switch
    {
        SyntaxKind.SByteKeyword or SyntaxKind.ShortKeyword => "Int16",
        SyntaxKind.IntKeyword => "Int32",
        SyntaxKind.UIntKeyword => "UInt32",
        SyntaxKind.LongKeyword => "Int64",
        SyntaxKind.ULongKeyword => "UInt64",
        _ => "UInt16",
    };
}
