using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>
/// Holds the groups of a map against each other, its members and its limits, as far as their places are fixed: a group that is counted by a register
/// that names its greatest value is taken to be that long.
/// </summary>
internal static class GroupPlaces
{
    // What a person writes is far below; what goes beyond is checked by its ends alone.
    private const int MostCells = 20_000;

    public static void Check(IReadOnlyList<ParsedGroup> groups, IReadOnlyList<ParsedMember> members, MapSettings settings, ParseContext context)
    {
        var placed = members.Select(ElementCell.Of).ToList();
        foreach (ParsedGroup group in groups)
        {
            (IReadOnlyList<ElementCell> cells, bool isFixed) = ElementCell.Of(group.Element, context);
            int count = group.CountedBy is null ? group.Count : MostOf(group);
            int stride = group.Stride > 0 ? group.Stride : ElementCell.SpanOf(cells);
            bool isKnown = isFixed || group.Stride > 0 || count == 1;
            if (cells.Count == 0 || !CheckStride(group, cells, context) || !isKnown || group.After is not null || count == 0)
            {
                continue;
            }

            if (!CheckEnds(group, cells, count, stride, context))
            {
                continue;
            }

            List<ElementCell> all = (long)count * cells.Count > MostCells ? [] : [.. ElementCell.Repeat(group.Name, cells, group.Address, count, stride)];
            if (CheckCells(group, all, group.CountedBy is null ? placed : [], settings, context))
            {
                GroupLimits.Check(group, count, stride, settings, context);
                placed.AddRange(group.CountedBy is null ? all : []);
            }
        }
    }

    // How many elements there are at most, or 0 where nothing says it.
    private static int MostOf(ParsedGroup group) =>
        group.IsCountedByLength || double.IsPositiveInfinity(group.CountedBy!.Member.Attribute.Max) ? 0
        : (int)Math.Min(ushort.MaxValue, group.CountedBy.Member.Attribute.Max);

    // Elements may be woven into each other, as tables by columns are: only what shares registers is wrong.
    private static bool CheckStride(ParsedGroup group, IReadOnlyList<ElementCell> cells, ParseContext context)
    {
        int span = ElementCell.SpanOf(cells);
        long end = group.Stride > 0 ? Math.Min(span, group.CountedBy is null ? (long)group.Count * group.Stride : span) : 0;
        for (int next = group.Stride; next < end; next += group.Stride)
        {
            if (cells.Any(cell => cells.Any(other => cell.Meets(other.In("", next)))))
            {
                context.Report(Rule.StrideTooSmall, group.Attribute, "Stride", group.Name, Text.Of(group.Stride), TypeNames.Readable(group.Element), Text.Of(span));
                return false;
            }
        }

        return true;
    }

    private static bool CheckEnds(ParsedGroup group, IReadOnlyList<ElementCell> cells, int count, int stride, ParseContext context)
    {
        long first = group.Address + (long)cells.Min(cell => cell.Range.Start);
        long last = group.Address + ((count - 1L) * stride) + ElementCell.SpanOf(cells) - 1;
        bool fits = first >= 0 && last <= ushort.MaxValue;
        if (!fits)
        {
            context.Report(Rule.AddressOutOfRange, group.Attribute, "", group.Name, Text.Addresses(first, last));
        }

        return fits;
    }

    private static bool CheckCells(ParsedGroup group, List<ElementCell> cells, List<ElementCell> before, MapSettings settings, ParseContext context)
    {
        foreach (ElementCell cell in cells)
        {
            if (settings.Forbids(cell.Table, cell.Range) is { } forbidden)
            {
                context.Report(Rule.ForbiddenAddress, group.Attribute, "", ForbiddenChecker.Arguments(cell.Name, cell.Table, cell.Range, forbidden));
                return false;
            }
        }

        // What stands before was held against itself already.
        ElementCell[] sorted = [.. before.Concat(cells).OrderBy(cell => cell.Table).ThenBy(cell => cell.Range.Start)];
        for (int i = 0; i < sorted.Length; i++)
        {
            for (int j = i + 1; j < sorted.Length && sorted[j].Table == sorted[i].Table && sorted[j].Range.Start < sorted[i].Range.End; j++)
            {
                if (sorted[i].Meets(sorted[j]))
                {
                    int start = sorted[j].Range.Start;
                    int end = Math.Min(sorted[i].Range.End, sorted[j].Range.End);
                    context.Report(Rule.Overlap, group.Attribute, "", sorted[i].Name, sorted[j].Name, sorted[i].Table.Describe(start, end - start));
                    return false;
                }
            }
        }

        return true;
    }
}
