namespace Coilwright.Modbus.Server;

/// <summary>A run of addresses that a table has, with their data: a block of a map, or a range of a plain table.</summary>
/// <param name="table">The table.</param>
/// <param name="address">The first address.</param>
/// <param name="count">How many addresses.</param>
/// <param name="members">The members of the map that lie here; none in a plain table.</param>
internal sealed class TableRange(RegisterTable table, int address, int count, MappedMember[] members)
{
    private byte[]? _staged;
    private bool _isStaged;

    public RegisterTable Table => table;

    public int Address => address;

    public int Count => count;

    public int End => address + count;

    public MappedMember[] Members => members;

    /// <summary>Whether a member that lies here is open to certain roles only.</summary>
    public bool HasRoles { get; } = members.Any(member => member.HasRoles);

    /// <summary>The data as it travels, so that serving a read is a copy.</summary>
    public byte[] Data { get; } = new byte[TableData.SizeOf(table, count)];

    /// <summary>
    /// What the data would be after the write that is being judged, or what they are where it does not reach: members are judged by
    /// this before anything is applied, so that a part of a value is merged with what is there.
    /// </summary>
    public ReadOnlySpan<byte> Coming => _isStaged ? _staged : Data;

    /// <summary>Begins to judge a write.</summary>
    public void Stage(ReadOnlySpan<byte> source, RangePart part)
    {
        _staged ??= new byte[Data.Length];
        Data.CopyTo(_staged, 0);
        TableData.Copy(table, source, part.Offset, _staged, part.Index, part.Count);
        _isStaged = true;
    }

    /// <summary>Ends what <see cref="Stage"/> began.</summary>
    public void Unstage() => _isStaged = false;
}
