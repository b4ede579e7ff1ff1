using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>
/// The classes that a map is derived from. What they map belongs to the map as if it stood there, before its own; their types may be of
/// another assembly, and need not be maps themselves.
/// </summary>
internal static class MapBases
{
    /// <summary>The classes, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>The nearest of them that is a map, or <see langword="null"/>.</summary>
    public static INamedTypeSymbol? MapOf(INamedTypeSymbol type, KnownSymbols known) => Of(type).FirstOrDefault(ancestor => IsMap(ancestor, known));

    /// <summary>The map in whose code a property of <paramref name="map"/> is read: the nearest to the class that declares it.</summary>
    public static INamedTypeSymbol ReaderOf(IPropertySymbol property, INamedTypeSymbol map, KnownSymbols known)
    {
        INamedTypeSymbol reader = map;
        for (INamedTypeSymbol? current = map; current is not null; current = current.BaseType)
        {
            reader = IsMap(current, known) ? current : reader;
            if (Declares(current, property))
            {
                break;
            }
        }

        return reader;
    }

    /// <summary>
    /// The properties of a map in declared order, those of its bases before its own. One that is mapped anew where it is overridden stands in
    /// its old place.
    /// </summary>
    public static IReadOnlyList<IPropertySymbol> PropertiesOf(INamedTypeSymbol map, KnownSymbols known)
    {
        var properties = new List<IPropertySymbol>();
        foreach (INamedTypeSymbol type in Of(map).Reverse().Append(map))
        {
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
            {
                int overridden = property.IsOverride ? properties.FindIndex(other => other.Name == property.Name) : -1;
                if (overridden < 0)
                {
                    properties.Add(property);
                }
                else if (IsMapped(property, known))
                {
                    properties[overridden] = property;
                }
            }
        }

        return properties;
    }

    /// <summary>Whether a property takes part in a map, as a member or a group.</summary>
    public static bool IsMapped(IPropertySymbol property, KnownSymbols known) =>
        property.GetAttributes().Any(attribute => known.IsMapping(attribute) || KnownSymbols.Is(attribute, known.RegisterGroup));

    /// <summary>Whether a class, rather than one of its bases, declares a property.</summary>
    public static bool Declares(INamedTypeSymbol type, IPropertySymbol property) => SymbolEqualityComparer.Default.Equals(property.ContainingType, type);

    public static bool IsMap(INamedTypeSymbol type, KnownSymbols known) => KnownSymbols.Find(type, known.Map) is not null;
}
