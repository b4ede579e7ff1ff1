using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A group whose declaration is right.</summary>
/// <param name="Property">The property.</param>
/// <param name="Map">The map that code is generated for: the type that declares the property, or one derived from it.</param>
/// <param name="Attribute">Its attribute.</param>
/// <param name="Element">The map of one element.</param>
/// <param name="IsList">Whether the property is a list.</param>
/// <param name="After">The group that this one follows without a gap.</param>
/// <param name="CountedBy">The member that counts it.</param>
internal sealed record ParsedGroup(
    IPropertySymbol Property, INamedTypeSymbol Map, AttributeData Attribute, INamedTypeSymbol Element, bool IsList, ParsedGroup? After, MemberReference? CountedBy)
{
    public string Name => Property.Name;

    /// <summary>Whether a base of the map declares it.</summary>
    public bool IsInherited => !MapBases.Declares(Map, Property);

    /// <summary>The first address of the first element, unless it follows another group.</summary>
    public int Address { get; } = Attribute.Argument() is { Value: int value } ? value : 0;

    /// <summary>How many elements there are, where the number is fixed.</summary>
    public int Count { get; } = IsList ? Attribute.Named("Count", 0) : 1;

    /// <summary>How many addresses lie between the beginnings of two elements, or 0.</summary>
    public int Stride { get; } = Attribute.Named("Stride", 0);

    /// <summary>Whether the counting member holds how many registers follow it.</summary>
    public bool IsCountedByLength { get; } = Attribute.Has("CountFromLength");

    /// <summary>The poll group that reads it whole.</summary>
    public string? PollGroup { get; } = PollNames.Of(Attribute);
}
