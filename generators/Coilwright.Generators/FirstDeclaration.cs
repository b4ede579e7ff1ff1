using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators;

/// <summary>
/// Picks one declaration of a type: where two halves both carry the attribute, which the compiler refuses, only one of them may give
/// generated files their names.
/// </summary>
internal static class FirstDeclaration
{
    /// <summary>The type, or <see langword="null"/> if this is not its first declaration with the attribute, or its name is yet to be typed.</summary>
    public static INamedTypeSymbol? TypeOf(GeneratorAttributeSyntaxContext context, string attributeMetadataName, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol { Name.Length: > 0 } type)
        {
            return null;
        }

        AttributeData? first = type.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == attributeMetadataName);
        return first?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>() == context.TargetNode
            ? type
            : null;
    }
}
