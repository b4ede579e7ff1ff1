using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What the maps nested in another name of the maps around them: scales and counts.</summary>
internal static class OutwardReferences
{
    /// <summary>Whether something nested in a map names what lies around that map, which then has to know its own outer map too.</summary>
    public static bool ReachThrough(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellationToken)
    {
        if (type.ContainingType is not { } outer || KnownSymbols.Find(outer, known.Map) is null)
        {
            return false;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return RefersOutward(type, outer, known);
    }

    /// <summary>The map around another by which that one, or what is nested in it, is scaled or counted; or <see langword="null"/>.</summary>
    public static INamedTypeSymbol? Needed(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellationToken)
    {
        bool reaches = type.ContainingType is { } outer && KnownSymbols.Find(outer, known.Map) is not null
            && MapBases.PropertiesOf(type, known).Any(property => Names(property).Any(name => IsBeyond(name, type, outer, known)));
        return reaches || ReachThrough(type, known, cancellationToken) ? type.ContainingType : null;
    }

    /// <summary>The members of a map that count groups within the elements of one of its groups.</summary>
    public static IEnumerable<string> CountsIn(INamedTypeSymbol element, INamedTypeSymbol map, KnownSymbols known, int depth = 16)
    {
        foreach ((AttributeData group, INamedTypeSymbol inner) in GroupElement.In(element, known))
        {
            if (group.Named<string?>("CountFrom", null) is { } name && IsBeyond(name, element, map, known))
            {
                yield return name;
            }

            foreach (string further in depth > 0 ? CountsIn(inner, map, known, depth - 1) : [])
            {
                yield return further;
            }
        }
    }

    private static bool RefersOutward(INamedTypeSymbol type, INamedTypeSymbol outer, KnownSymbols known) =>
        type.GetTypeMembers().Any(nested => KnownSymbols.Find(nested, known.Map) is not null
            && (MapBases.PropertiesOf(nested, known).Any(property => Names(property).Any(name => IsBeyond(name, nested, outer, known)))
                || RefersOutward(nested, outer, known)));

    private static IEnumerable<string> Names(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            foreach (string setting in (string[])["ScaleFrom", "CountFrom"])
            {
                if (attribute.Named<string?>(setting, null) is { } name)
                {
                    yield return name;
                }
            }
        }
    }

    // Found in no map from the nested one up to, but not including, the outer one.
    private static bool IsBeyond(string name, INamedTypeSymbol nested, INamedTypeSymbol outer, KnownSymbols known)
    {
        for (INamedTypeSymbol? current = nested; current is not null && !SymbolEqualityComparer.Default.Equals(current, outer); current = current.ContainingType)
        {
            if (MapBases.PropertiesOf(current, known).Any(property => property.Name == name))
            {
                return false;
            }
        }

        return true;
    }
}
