using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>Looks at the new data of a member before it is applied; throws to refuse it.</summary>
internal delegate void MemberWriteHandler(ReadOnlySpan<byte> data);

/// <summary>A member of a map where it lies in a unit's table.</summary>
/// <param name="member">What the map says of it.</param>
/// <param name="index">Its first register or bit within its range.</param>
internal sealed class MappedMember(MapMember member, int index)
{
    private const int MaxBitBytes = (PduLimits.MaxReadBits + 7) / 8;

    private MemberWriteHandler? _handlers;

    public MapMember Member { get; } = member;

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
    public void Check(ReadOnlySpan<byte> rangeData) => Member.CheckWritten(DataOf(rangeData, stackalloc byte[MaxBitBytes]));

    /// <summary>Calls the handlers.</summary>
    /// <param name="rangeData">The data of the whole range as it would be.</param>
    public void Announce(ReadOnlySpan<byte> rangeData) => _handlers?.Invoke(DataOf(rangeData, stackalloc byte[MaxBitBytes]));

    private ReadOnlySpan<byte> DataOf(ReadOnlySpan<byte> rangeData, Span<byte> bits)
    {
        if (!Member.Table.IsBits())
        {
            return rangeData.Slice(index * 2, Member.Count * 2);
        }

        // The member's own decoder expects its first bit at the beginning of a byte.
        bits = bits[..PackedBits.SizeOf(Member.Count)];
        bits.Clear();
        PackedBits.Copy(rangeData, index, bits, 0, Member.Count);
        return bits;
    }
}
