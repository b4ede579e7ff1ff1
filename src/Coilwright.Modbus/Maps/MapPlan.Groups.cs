using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

public sealed partial class MapPlan
{
    private readonly MemberLocation[] _scaleLocations;

    /// <summary>What is read of the map itself, whatever the counts of its groups.</summary>
    internal MapOwn Own { get; }

    /// <summary>The map and the elements of its groups, as they are laid out.</summary>
    internal MapNode Root { get; }

    /// <summary>Whether registers say how many elements a group, or a group of an element, has.</summary>
    internal bool HasCounts => Own.HasCounts;

    /// <summary>The members that the layout was made by, as far as it goes.</summary>
    internal IEnumerable<MapMember> Counts => _counts.Select(count => count.Member);

    /// <summary>How many addresses the map spans as far as its length is fixed.</summary>
    internal int Span => Root.End;

    /// <summary>The plan as far as the counts in an image of it tell.</summary>
    internal MapPlan Resolve(ReadOnlySpan<byte> image) => new(MapName, Own, _pollGroups, image);

    /// <summary>Whether an image is laid out by the plan: all counts are known, and what they were.</summary>
    internal bool Matches(ReadOnlySpan<byte> image) => IsComplete && HasCountsOf(image);

    /// <summary>Whether the counts in an image are those that the plan was made by, as far as it goes.</summary>
    internal bool HasCountsOf(ReadOnlySpan<byte> image)
    {
        foreach (MapCount count in _counts)
        {
            if (!image.Slice(count.Offset, count.Data.Length).SequenceEqual(count.Data))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The member that scales another, where it is one of this plan; <see langword="null"/> where none does.</summary>
    internal MapMember? ScaleOf(MapMember member) => member.Scale is { } scale && IsHere(scale) ? scale : null;

    /// <summary>
    /// A member's registers in an image, followed by those of its scale, or its bits from bit 0 on: in <paramref name="room"/> where they do not
    /// lie so.
    /// </summary>
    internal ReadOnlySpan<byte> DataOf(MapMember member, ReadOnlySpan<byte> image, Span<byte> room)
    {
        MemberLocation location = _locations[member.Index];
        if (member.Table.IsBits())
        {
            PackedBits.Copy(image[location.Offset..], location.Bit, room, 0, member.Count);
            return room[..member.DataSize];
        }

        ReadOnlySpan<byte> own = image.Slice(location.Offset, member.Count * 2);
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
}
