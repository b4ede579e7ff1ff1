using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>The map that the property of a group repeats.</summary>
internal static class GroupElement
{
    /// <summary>The groups of a map as their attributes say, right or wrong, with their elements.</summary>
    public static IEnumerable<(AttributeData Attribute, INamedTypeSymbol Element)> In(INamedTypeSymbol map, KnownSymbols known)
    {
        foreach (IPropertySymbol property in MapBases.PropertiesOf(map, known))
        {
            if (KnownSymbols.Find(property, known.RegisterGroup) is { } attribute && Of(property.Type, known, out _) is { } element)
            {
                yield return (attribute, element);
            }
        }
    }

    /// <summary>The map that a property of this type repeats, or <see langword="null"/> if the type is neither a map nor a list of one.</summary>
    public static INamedTypeSymbol? Of(ITypeSymbol type, KnownSymbols known, out bool isList)
    {
        isList = type is INamedTypeSymbol { Arity: 1, Name: "IReadOnlyList" or "RegisterGroupList" };
        var element = (isList ? ((INamedTypeSymbol)type).TypeArguments[0] : type) as INamedTypeSymbol;
        return element is not null && KnownSymbols.Find(element, known.Map) is not null ? element : null;
    }
}
