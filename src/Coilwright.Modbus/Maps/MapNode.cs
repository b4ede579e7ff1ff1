namespace Coilwright.Modbus;

/// <summary>A map where it stands in the image of the map around it: the root, or an element of a group.</summary>
/// <param name="plan">The plan of its own type.</param>
/// <param name="own">What is read of itself.</param>
/// <param name="outer">The map that it stands in.</param>
/// <param name="name">How its members' names begin: <c>Strings[3].</c>.</param>
/// <param name="address">Where its own address 0 lies.</param>
internal sealed class MapNode(MapPlan plan, MapOwn own, MapNode? outer, string name, int address)
{
    public MapPlan Plan => plan;

    public MapOwn Own => own;

    public MapNode? Outer => outer;

    public string Name => name;

    public int Address => address;

    /// <summary>Where the data of its own blocks begins in the image; they follow each other.</summary>
    public int Offset { get; set; }

    /// <summary>Its members as they stand here.</summary>
    public MapMember[] Members { get; } = new MapMember[own.Members.Length];

    /// <summary>Its groups' elements, none where a group that is not read has an unknown number.</summary>
    public MapNode[]?[] Groups { get; } = new MapNode[]?[own.Groups.Length];

    /// <summary>The address behind everything that it holds.</summary>
    public int End { get; set; }

    /// <summary>
    /// The map, this one or one around it, that declares a member: none where an element is laid out by itself.
    /// </summary>
    public MapNode? OwnerOf(MapMember declared)
    {
        for (MapNode? node = this; node is not null; node = node.Outer)
        {
            if (node.Own.Declares(declared))
            {
                return node;
            }
        }

        return null;
    }
}
