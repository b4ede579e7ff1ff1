using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>The names of poll groups, as attributes say them.</summary>
internal static class PollNames
{
    /// <summary>The group of all that names none.</summary>
    public const string Default = "Default";

    private const int MostNested = 16;

    /// <summary>The poll group that an attribute names, beginning with a capital letter, or <see langword="null"/>.</summary>
    public static string? Of(AttributeData attribute) =>
        attribute.Named<string?>("PollGroup", null) is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name.Substring(1) : null;

    /// <summary>The poll group of a member.</summary>
    public static string Of(ParsedMember member) => member.Attribute.PollGroup ?? Default;

    /// <summary>The poll groups of a map with its groups, in the order in which they are first named; of one that names none, the default alone.</summary>
    public static IReadOnlyList<string> In(INamedTypeSymbol map, KnownSymbols known) => [.. In(map, known, MostNested).Distinct()];

    /// <summary>The poll groups that a member of an element falls into, wherever the element stands in a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="element">The type of the element.</param>
    /// <param name="name">What the member itself names.</param>
    /// <param name="known">The attributes.</param>
    public static IEnumerable<string> Of(INamedTypeSymbol map, INamedTypeSymbol element, string name, KnownSymbols known) =>
        Of(map, element, name, known, MostNested).Distinct();

    private static IEnumerable<string> In(INamedTypeSymbol map, KnownSymbols known, int depth)
    {
        foreach (IPropertySymbol property in MapBases.PropertiesOf(map, known))
        {
            if (property.GetAttributes().FirstOrDefault(known.IsMapping) is { } attribute)
            {
                yield return Of(attribute) ?? Default;
            }
        }

        foreach ((AttributeData group, INamedTypeSymbol element) in GroupElement.In(map, known))
        {
            foreach (string name in Of(group) is { } own ? [own] : depth > 0 ? In(element, known, depth - 1) : [])
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<string> Of(INamedTypeSymbol map, INamedTypeSymbol sought, string name, KnownSymbols known, int depth)
    {
        foreach ((AttributeData group, INamedTypeSymbol element) in GroupElement.In(map, known))
        {
            if (SymbolEqualityComparer.Default.Equals(element, sought))
            {
                yield return Of(group) ?? name;
            }

            foreach (string inner in depth > 0 ? Of(element, sought, name, known, depth - 1) : [])
            {
                yield return Of(group) ?? inner;
            }
        }
    }
}
