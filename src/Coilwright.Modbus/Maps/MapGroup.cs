namespace Coilwright.Modbus;

/// <summary>A group of a map, described (see <see cref="RegisterGroupAttribute"/>). Created by generated code; immutable and safe to share.</summary>
/// <param name="Name">The name of the C# property.</param>
/// <param name="Element">The plan of one element.</param>
public sealed record MapGroup(string Name, MapPlan Element)
{
    /// <summary>The first address of the first element, relative to the map's own first.</summary>
    public int Address { get; init; }

    /// <summary>The index of the group that this one follows without a gap, or -1.</summary>
    public int After { get; init; } = -1;

    /// <summary>How many elements there are, where the number is fixed.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The member that holds the number of elements, of the map itself or of one around it.</summary>
    public MapMember? CountFrom { get; init; }

    /// <summary>The member that holds how many registers follow it, the elements being the last of them.</summary>
    public MapMember? CountFromLength { get; init; }

    /// <summary>How many addresses lie between the beginnings of two elements, or 0 for as many as an element spans.</summary>
    public int Stride { get; init; }

    /// <summary>The poll group that reads it whole, or <see langword="null"/> where its elements' members say by which they are read.</summary>
    public string? PollGroup { get; init; }

    /// <summary>Whether it is a list, whose elements are named with their index.</summary>
    public bool IsList { get; init; }

    internal MapMember? CountMember => CountFrom ?? CountFromLength;
}
