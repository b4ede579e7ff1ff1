namespace Coilwright.Modbus;

/// <summary>
/// The members of a map that are polled together, by requests of their own (see <see cref="MapMemberAttribute.PollGroup"/>). Created by
/// generated code; immutable and safe to share.
/// </summary>
public sealed class MapPollGroup
{
    /// <summary>The name of the group of all that names none, in maps where something else names one.</summary>
    public const string Default = "Default";

    private MapPlan? _plan;

    /// <summary>Describes a poll group. Called by generated code.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="blocks">The requests that read its members of the map itself, in the order in which they are sent.</param>
    /// <param name="members">Those members, with the counts of its groups; each lies inside exactly one block.</param>
    public MapPollGroup(string name, MapBlock[] blocks, MapMember[] members)
    {
        Name = name;
        Blocks = blocks;
        Members = members;
    }

    /// <summary>Its name, beginning with a capital letter.</summary>
    public string Name { get; }

    /// <summary>Its place among the poll groups of the map.</summary>
    public int Index { get; private set; }

    /// <summary>
    /// How it is read. <see cref="MapPlan.Members"/> are those of the whole map, so that an index means the same in both; the requests are those of
    /// the group alone.
    /// </summary>
    public MapPlan Plan => _plan!;

    internal MapBlock[] Blocks { get; }

    internal MapMember[] Members { get; }

    /// <summary>Gives it its place in a map that is being described.</summary>
    internal void Join(int index, MapPlan plan) => (Index, _plan) = (index, plan);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Plan}";
}
