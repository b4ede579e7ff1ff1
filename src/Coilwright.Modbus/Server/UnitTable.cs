using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>One of a unit's four tables: ranges of addresses in order. A request may span ranges that touch, never a gap.</summary>
internal sealed class UnitTable(RegisterTable table)
{
    private TableRange[] _ranges = [];

    public bool IsFree(int address, int count) => !_ranges.Any(range => range.Address < address + count && address < range.End);

    public void Add(TableRange range) => _ranges = [.. _ranges.Append(range).OrderBy(each => each.Address)];

    /// <summary>Whether the table has all of these addresses.</summary>
    public bool Has(int address, int count)
    {
        if (address < 0 || address > PduLimits.AddressCount - count)
        {
            return false;
        }

        for (int at = address; at < address + count;)
        {
            if (Find(at) is not { } range)
            {
                return false;
            }

            at = range.End;
        }

        return true;
    }

    /// <summary>Copies data out, to the first bit of the destination on. The table has to have the addresses.</summary>
    public void Read(int address, int count, Span<byte> destination)
    {
        for (RangePart part = First(address, count); part.Count > 0; part = Next(part, address, count))
        {
            TableData.Copy(table, part.Range.Data, part.Index, destination, part.Offset, part.Count);
        }
    }

    /// <summary>Copies data in, from the first bit of the source on. The table has to have the addresses.</summary>
    public void Write(int address, int count, ReadOnlySpan<byte> source)
    {
        for (RangePart part = First(address, count); part.Count > 0; part = Next(part, address, count))
        {
            TableData.Copy(table, source, part.Offset, part.Range.Data, part.Index, part.Count);
        }
    }

    /// <summary>Whether a client of a role may read or write all of these. The table has to have the addresses.</summary>
    /// <param name="address">The first register or bit.</param>
    /// <param name="count">How many.</param>
    /// <param name="access">Whether they are read or written.</param>
    /// <param name="role">The client's role, if it has one.</param>
    /// <param name="bits">The bits of each register that the request is about.</param>
    public bool Admits(int address, int count, MemberAccess access, string? role, ushort bits)
    {
        for (RangePart part = First(address, count); part.Count > 0; part = Next(part, address, count))
        {
            if (!part.Range.HasRoles)
            {
                continue;
            }

            foreach (MappedMember member in part.Range.Members)
            {
                if (member.IsReachedBy(part, bits) && !member.Admits(access, role))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// Judges a write before it is applied: first by the types and declared ranges of all members that it touches and by the types of
    /// those that they scale, then by handlers, so that no handler hears of a value that its map does not allow. Throws what they throw.
    /// </summary>
    /// <param name="address">The first register or bit.</param>
    /// <param name="count">How many.</param>
    /// <param name="source">The new data.</param>
    /// <param name="writtenBits">The bits of each register that are written: all of them except for a mask write.</param>
    public void Judge(int address, int count, ReadOnlySpan<byte> source, ushort writtenBits)
    {
        Stage(address, count, source);
        try
        {
            Visit(address, count, writtenBits, static member => member.Check());
            Visit(address, count, writtenBits, static member => member.Announce());
        }
        finally
        {
            Unstage(address, count);
        }
    }

    private void Stage(int address, int count, ReadOnlySpan<byte> source)
    {
        for (RangePart part = First(address, count); part.Count > 0; part = Next(part, address, count))
        {
            if (part.Range.Members.Length > 0)
            {
                part.Range.Stage(source, part);
            }
        }
    }

    private void Unstage(int address, int count)
    {
        for (RangePart part = First(address, count); part.Count > 0; part = Next(part, address, count))
        {
            part.Range.Unstage();
        }
    }

    private void Visit(int address, int count, ushort writtenBits, Action<MappedMember> visit)
    {
        for (RangePart part = First(address, count); part.Count > 0; part = Next(part, address, count))
        {
            foreach (MappedMember member in part.Range.Members)
            {
                if (member.IsReachedBy(part, writtenBits))
                {
                    visit(member);
                }
            }
        }
    }

    private RangePart First(int address, int count) => Part(address, count, 0);

    private RangePart Next(RangePart part, int address, int count) => Part(address, count, part.Offset + part.Count);

    private RangePart Part(int address, int count, int offset)
    {
        if (offset >= count)
        {
            return default;
        }

        TableRange range = Find(address + offset)!;
        int index = address + offset - range.Address;
        return new RangePart(range, index, offset, Math.Min(range.Count - index, count - offset));
    }

    private TableRange? Find(int address)
    {
        int low = 0;
        int high = _ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            TableRange range = _ranges[middle];
            if (address < range.Address)
            {
                high = middle - 1;
            }
            else if (address >= range.End)
            {
                low = middle + 1;
            }
            else
            {
                return range;
            }
        }

        return null;
    }
}
