using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Names the files of a map after its metadata name: <c>N.Outer.Meter`1</c>.</summary>
internal static class HintNames
{
    private static readonly string[] Suffixes = ["", "Members", "Client"];

    public static string Of(INamedTypeSymbol type)
    {
        var name = new StringBuilder();
        bool needsHash = false;
        for (ISymbol symbol = type; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            name.Insert(0, name.Length == 0 ? symbol.MetadataName : symbol.MetadataName + ".");
            needsHash |= HasNamesakeInOtherCase((INamespaceOrTypeSymbol)symbol);
        }

        return needsHash ? $"{name}.{Hash(name.ToString())}" : name.ToString();
    }

    // Roslyn compares the names of generated files without case, C# the names of types with it. The members class and the client
    // have files too, so a neighbour named as they are counts as well.
    private static bool HasNamesakeInOtherCase(INamespaceOrTypeSymbol symbol)
    {
        foreach (INamespaceOrTypeSymbol neighbour in ((INamespaceOrTypeSymbol)symbol.ContainingSymbol).GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (neighbour.Name != symbol.Name && SharesFile(symbol.Name, neighbour.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SharesFile(string left, string right) =>
        Suffixes.Any(suffix => DiffersInCaseOnly(left + suffix, right) || DiffersInCaseOnly(left, right + suffix));

    private static bool DiffersInCaseOnly(string left, string right) =>
        left != right && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    // FNV-1a: the same for the same name in every process.
    private static string Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char character in name)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
