using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds the requests that write the members of a group: as few as adjacency and the limits of the specification allow.</summary>
internal static class WritePlanner
{
    private const int AllBits = 0xFFFF;

    /// <summary>How many registers (6.12) or coils (6.11) one request may write.</summary>
    public static int Limit(RegisterTable table) => table.IsBits() ? 1968 : 123;

    /// <summary>Plans the requests, in order of table and address. No value is split, nothing between the members is written.</summary>
    public static IReadOnlyList<WriteBlockModel> Plan(IEnumerable<WriteBlockModel> values)
    {
        var blocks = new List<WriteBlockModel>();
        foreach (WriteBlockModel piece in Merge(values))
        {
            if (blocks.Count > 0 && Join(blocks[blocks.Count - 1], piece) is { } joined)
            {
                blocks[blocks.Count - 1] = joined;
            }
            else
            {
                blocks.Add(piece);
            }
        }

        return blocks;
    }

    /// <summary>Where a value lies in the data of all requests.</summary>
    public static PlacementModel Place(IReadOnlyList<WriteBlockModel> blocks, WriteBlockModel value)
    {
        int offset = 0;
        for (int index = 0; ; index++)
        {
            WriteBlockModel block = blocks[index];
            int distance = value.Address - block.Address;
            if (block.Table == value.Table && distance >= 0 && distance + value.Count <= block.Count)
            {
                return value.Table.IsBits() ? new(index, offset + (distance / 8), distance % 8) : new(index, offset + (distance * 2), 0);
            }

            offset += block.Size;
        }
    }

    // Flags and bit ranges of one register go together; where they cover all of it, it is a register like any other.
    private static IEnumerable<WriteBlockModel> Merge(IEnumerable<WriteBlockModel> values) =>
        from value in values
        group value by (value.Table, value.Address) into same
        orderby same.Key
        select same.First() with
        {
            Mask = same.Aggregate(0, (mask, value) => mask | value.Mask),
            WritesMultiple = same.Any(value => value.WritesMultiple),
        };

    private static WriteBlockModel? Join(WriteBlockModel block, WriteBlockModel next)
    {
        bool adjacent = block.Table == next.Table && block.Address + block.Count == next.Address;
        bool whole = block.Mask == AllBits && next.Mask == AllBits;
        return adjacent && whole && block.Count + next.Count <= Limit(block.Table)
            ? block with { Count = block.Count + next.Count, WritesMultiple = true }
            : null;
    }
}
