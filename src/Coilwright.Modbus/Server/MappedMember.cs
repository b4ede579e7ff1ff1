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
    private MappedMember? _scale;
    private MappedMember[] _scaled = [];

    public MapMember Member { get; } = member;

    /// <summary>The range that it lies in.</summary>
    public TableRange? Range { get; set; }

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

    /// <summary>Says by which member this one is scaled.</summary>
    public void ScaleBy(MappedMember scale)
    {
        _scale = scale;
        scale._scaled = [.. scale._scaled, this];
    }

    public void Add(MemberWriteHandler handler) => _handlers += handler;

    /// <summary>Checks that the member can hold the value that is written, the declared range, and that what it scales can hold the new value.</summary>
    public void Check()
    {
        Span<byte> room = stackalloc byte[MaxData];
        Member.CheckWritten(DataOf(room));
        foreach (MappedMember scaled in _scaled)
        {
            scaled.Member.CheckScaled(scaled.DataOf(room));
        }
    }

    /// <summary>Calls the handlers.</summary>
    public void Announce() => _handlers?.Invoke(DataOf(stackalloc byte[MaxData]));

    private ReadOnlySpan<byte> OwnData() => Range!.Coming.Slice(index * 2, Member.Count * 2);

    private ReadOnlySpan<byte> WithScale(MappedMember scale, Span<byte> room)
    {
        ReadOnlySpan<byte> own = OwnData();
        own.CopyTo(room);
        scale.OwnData().CopyTo(room[own.Length..]);
        return room[..Member.DataSize];
    }

    // The data as the write that is being judged would leave them.
    private ReadOnlySpan<byte> DataOf(Span<byte> room)
    {
        if (!Member.Table.IsBits())
        {
            return _scale is null ? OwnData() : WithScale(_scale, room);
        }

        // The member's own decoder expects its first bit at the beginning of a byte.
        Span<byte> bits = room[..PackedBits.SizeOf(Member.Count)];
        bits.Clear();
        PackedBits.Copy(Range!.Coming, index, bits, 0, Member.Count);
        return bits;
    }
}
