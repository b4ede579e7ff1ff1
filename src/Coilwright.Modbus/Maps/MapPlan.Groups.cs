namespace Coilwright.Modbus;

public sealed partial class MapPlan
{
    private readonly MemberLocation[] _scaleLocations;

    /// <summary>What is read of the map itself, whatever the counts of its groups.</summary>
    internal MapOwn Own { get; }

    /// <summary>The map and the elements of its groups, as they are laid out.</summary>
    internal MapNode Root { get; }

    /// <summary>
    /// What has to be the same before and after a read: scales and counts that lie in another request than what they are about, a
    /// request for each block that has such.
    /// </summary>
    internal MapBlock[] Guards { get; }

    /// <summary>Whether registers say how many elements a group, or a group of an element, has.</summary>
    internal bool HasCounts => Own.HasCounts;

    /// <summary>How many addresses the map spans as far as its length is fixed.</summary>
    internal int Span => Root.End;

    /// <summary>The plan as far as the counts in an image of it tell.</summary>
    internal MapPlan Resolve(ReadOnlySpan<byte> image) => new(MapName, Own, _pollGroups, image);

    /// <summary>Whether the counts in an image are those that the plan was made by.</summary>
    internal bool Matches(ReadOnlySpan<byte> image)
    {
        foreach (MapCount count in _counts)
        {
            if (!image.Slice(count.Offset, count.Data.Length).SequenceEqual(count.Data))
            {
                return false;
            }
        }

        return IsComplete;
    }

    /// <summary>A member's registers in an image, followed by those of its scale, in <paramref name="room"/> where they lie apart.</summary>
    internal ReadOnlySpan<byte> DataOf(MapMember member, ReadOnlySpan<byte> image, Span<byte> room)
    {
        ReadOnlySpan<byte> own = image.Slice(_locations[member.Index].Offset, member.Count * 2);
        if (member.Scale is not { } scale)
        {
            return own;
        }

        own.CopyTo(room);
        image.Slice(_scaleLocations[member.Index].Offset, scale.Count * 2).CopyTo(room[own.Length..]);
        return room[..member.DataSize];
    }

    // The plan of an element on its own knows nothing of the map around it.
    private bool IsHere(MapMember member) => member.Index < _members.Length && ReferenceEquals(_members[member.Index], member);

    private MapBlock[] MakeGuards()
    {
        IEnumerable<MapMember> scales = _members
            .Where(member => Reads(member) && member.Scale is { } scale && IsHere(scale) && _locations[scale.Index].Block != _locations[member.Index].Block)
            .Select(member => member.Scale!);
        IEnumerable<MapMember> counts = _blocks.Length > 1 ? _counts.Select(count => count.Member) : [];
        return [.. scales.Concat(counts)
            .GroupBy(member => _locations[member.Index].Block)
            .OrderBy(sameBlock => sameBlock.Key)
            .Select(sameBlock => Spanning(_blocks[sameBlock.Key].Table, [.. sameBlock]))];
    }

    private static MapBlock Spanning(RegisterTable table, MapMember[] members)
    {
        int first = members.Min(member => member.Address);
        return new MapBlock(table, first, members.Max(member => member.Address + member.Count) - first);
    }
}
