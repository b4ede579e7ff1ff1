using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators;

/// <summary>
/// Picks one declaration of a type: where two halves both carry the attribute, or a class and a struct have one name, which the compiler
/// refuses, only one of them may give generated files their names.
/// </summary>
internal static class FirstDeclaration
{
    /// <summary>The type, or <see langword="null"/> if this is not its first declaration with the attribute, or its name is yet to be typed.</summary>
    public static INamedTypeSymbol? TypeOf(GeneratorAttributeSyntaxContext context, string attributeMetadataName, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || !IsFirstOfItsName(type))
        {
            return null;
        }

        AttributeData? first = type.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == attributeMetadataName);
        return first?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>() == context.TargetNode
            ? type
            : null;
    }

    // What has no name yet, and what stands in it, is still being typed.
    private static bool IsFirstOfItsName(INamedTypeSymbol type)
    {
        for (ISymbol current = type; current is not INamespaceSymbol { IsGlobalNamespace: true }; current = current.ContainingSymbol)
        {
            if (current.Name.Length == 0 || (current is INamedTypeSymbol named && !IsFirstIn((INamespaceOrTypeSymbol)named.ContainingSymbol, named)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFirstIn(INamespaceOrTypeSymbol container, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(container.GetTypeMembers(type.Name, type.Arity).FirstOrDefault(), type);
}
