using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>Looks at the new data of a member before it is applied; throws to refuse it.</summary>
internal delegate void MemberWriteHandler(ReadOnlySpan<byte> data);

/// <summary>A member of a map where it lies in a unit's table.</summary>
/// <param name="member">What the map says of it.</param>
/// <param name="index">Its first register or bit within its range.</param>
internal sealed class MappedMember(MapMember member, int index)
{
    // The bits of the widest read, or the registers of the widest read and a scale.
    private const int MaxData = PduLimits.MaxSize + MapMember.MaxScaleSize;

    private MemberWriteHandler? _handlers;

    public MapMember Member { get; } = member;

    /// <summary>The range that it lies in.</summary>
    public TableRange? Range { get; set; }

    /// <summary>The member that says by what this one is scaled.</summary>
    public MappedMember? Scale { get; set; }

    /// <summary>Whether it is open to certain roles only.</summary>
    public bool HasRoles => Member.ReadRoles.Count + Member.WriteRoles.Count > 0;

    /// <summary>Whether a client may read or write it; <paramref name="role"/> is <see langword="null"/> for one without a role.</summary>
    public bool Admits(MemberAccess access, string? role)
    {
        IReadOnlyList<string> roles = access == MemberAccess.Read ? Member.ReadRoles : Member.WriteRoles;
        return roles.Count == 0 || (role is not null && roles.Contains(role));
    }

    /// <summary>Whether a request for some registers or bits of the range reaches any bit of this member.</summary>
    public bool IsReachedBy(RangePart part, ushort bits) =>
        index < part.Index + part.Count && part.Index < index + Member.Count
        && (Member.Table.IsBits() || (Member.Mask & bits) != 0);

    public void Add(MemberWriteHandler handler) => _handlers += handler;

    /// <summary>Checks that the member can hold the value, and the declared range.</summary>
    /// <param name="rangeData">The data of the whole range as it would be.</param>
    public void Check(ReadOnlySpan<byte> rangeData) => Member.CheckWritten(DataOf(rangeData, stackalloc byte[MaxData]));

    /// <summary>Calls the handlers.</summary>
    /// <param name="rangeData">The data of the whole range as it would be.</param>
    public void Announce(ReadOnlySpan<byte> rangeData) => _handlers?.Invoke(DataOf(rangeData, stackalloc byte[MaxData]));

    private ReadOnlySpan<byte> OwnData(ReadOnlySpan<byte> rangeData) => rangeData.Slice(index * 2, Member.Count * 2);

    // The scale as it would be if the same request writes it too, and as it is otherwise.
    private ReadOnlySpan<byte> WithScale(ReadOnlySpan<byte> rangeData, Span<byte> room)
    {
        ReadOnlySpan<byte> own = OwnData(rangeData);
        own.CopyTo(room);
        Scale!.OwnData(ReferenceEquals(Scale.Range, Range) ? rangeData : Scale.Range!.Data).CopyTo(room[own.Length..]);
        return room[..Member.DataSize];
    }

    private ReadOnlySpan<byte> DataOf(ReadOnlySpan<byte> rangeData, Span<byte> room)
    {
        if (!Member.Table.IsBits())
        {
            return Scale is null ? OwnData(rangeData) : WithScale(rangeData, room);
        }

        // The member's own decoder expects its first bit at the beginning of a byte.
        Span<byte> bits = room[..PackedBits.SizeOf(Member.Count)];
        bits.Clear();
        PackedBits.Copy(rangeData, index, bits, 0, Member.Count);
        return bits;
    }
}
