using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers;

/// <summary>The types that a compilation declares.</summary>
internal static class DeclaredTypes
{
    /// <summary>Those in a namespace or type, however deep.</summary>
    public static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamedTypeSymbol inner in In(member))
            {
                yield return inner;
            }
        }
    }
}
