using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Names the files of a map or message after its metadata name: <c>N.Outer.Meter`1.g.cs</c>.</summary>
internal static class HintNames
{
    private static readonly string[] Suffixes = ["", "Members", "Client", "View", "Unfinished"];

    /// <summary>What the names of the files begin and end with; between them stands <c>Members</c>, <c>Client</c>, <c>View</c>, <c>Unfinished</c> or nothing.</summary>
    public static (string Start, string End) Of(INamedTypeSymbol type)
    {
        string start = type.Name;
        bool needsHash = HasNamesakeInOtherCase(type);
        for (ISymbol symbol = type.ContainingSymbol; symbol is INamespaceOrTypeSymbol { Name.Length: > 0 } container; symbol = symbol.ContainingSymbol)
        {
            start = $"{container.MetadataName}.{start}";
            needsHash |= HasNamesakeInOtherCase(container);
        }

        string arity = type.MetadataName.Substring(type.Name.Length);
        return (start, needsHash ? $"{arity}.{Hash(start)}" : arity);
    }

    /// <summary>The name of one file.</summary>
    public static string FileOf(string start, string part, string end) => $"{start}{part}{end}.g.cs";

    // Roslyn compares the names of generated files without case, C# the names of types with it. Members class, client and view
    // have files too, so a neighbour named as they are counts as well.
    private static bool HasNamesakeInOtherCase(INamespaceOrTypeSymbol symbol)
    {
        foreach (ISymbol neighbour in ((INamespaceOrTypeSymbol)symbol.ContainingSymbol).GetMembers())
        {
            if (neighbour is INamespaceOrTypeSymbol && SharesFile(symbol.Name, neighbour.Name))
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
