namespace Coilwright.Modbus;

/// <summary>Ranges of addresses that a read may be made of: those of members and atomic groups, which are never split.</summary>
internal static class MapRanges
{
    /// <summary>Each range once, in order of address.</summary>
    public static MapBlock[] Distinct(IEnumerable<MapBlock> ranges) =>
        [.. ranges.Distinct().OrderBy(range => range.Address).ThenBy(range => range.Count)];

    /// <summary>The range of a member.</summary>
    public static MapBlock Of(MapMember member) => new(member.Table, member.Address, member.Count);

    /// <summary>The range as it goes over the wire.</summary>
    public static MapBlock At(this MapBlock range, ushort baseAddress) => range with { Address = baseAddress + range.Address };

    /// <summary>The least range that holds all of them.</summary>
    public static MapBlock Span(ReadOnlySpan<MapBlock> ranges)
    {
        MapBlock span = ranges[0];
        foreach (MapBlock range in ranges)
        {
            span = Span(span, range);
        }

        return span;
    }

    /// <summary>As few reads as it takes, each of what may be asked for together.</summary>
    /// <param name="ranges">What is to be read, in order of address.</param>
    /// <param name="isAllowed">Whether a unit is to be asked for a range at once. One that cannot be split is asked for all the same.</param>
    public static IEnumerable<MapBlock> Pack(IEnumerable<MapBlock> ranges, Func<MapBlock, bool> isAllowed)
    {
        MapBlock? open = null;
        foreach (MapBlock range in ranges)
        {
            if (open is { } begun)
            {
                MapBlock both = Span(begun, range);
                if (isAllowed(both))
                {
                    open = both;
                    continue;
                }

                yield return begun;
            }

            open = range;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    /// <summary>The ranges by what they overlap: those of one piece share addresses, those of two pieces none.</summary>
    /// <param name="ranges">The ranges, in order of address.</param>
    public static IEnumerable<MapBlock[]> Pieces(IEnumerable<MapBlock> ranges)
    {
        List<MapBlock> open = [];
        int end = 0;
        foreach (MapBlock range in ranges)
        {
            if (open.Count > 0 && range.Address >= end)
            {
                yield return [.. open];
                open.Clear();
            }

            open.Add(range);
            end = Math.Max(end, range.End);
        }

        yield return [.. open];
    }

    private static MapBlock Span(MapBlock left, MapBlock right)
    {
        int first = Math.Min(left.Address, right.Address);
        return new MapBlock(left.Table, first, Math.Max(left.End, right.End) - first);
    }
}
