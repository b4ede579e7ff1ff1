namespace Coilwright.Modbus;

public sealed partial class MapPlan
{
    private readonly MapPollGroup[] _pollGroups;

    /// <summary>
    /// The groups that are polled on their own (see <see cref="MapMemberAttribute.PollGroup"/>); the last is <see cref="MapPollGroup.Default"/> where
    /// something names none. Empty where nothing names one.
    /// </summary>
    public IReadOnlyList<MapPollGroup> PollGroups => _pollGroups;

    /// <summary>The poll group of a name, with a capital letter or as attributes say it (<c>"fast"</c>), or <see langword="null"/>.</summary>
    public MapPollGroup? FindPollGroup(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Array.Find(_pollGroups, group => group.Name[0] == char.ToUpperInvariant(name[0]) && group.Name.AsSpan(1).SequenceEqual(name.AsSpan(1)));
    }

    /// <summary>Whether the plan reads a member: all of them, unless it is that of a poll group.</summary>
    public bool Reads(MapMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Index < _locations.Length && _locations[member.Index].Block >= 0;
    }
}
