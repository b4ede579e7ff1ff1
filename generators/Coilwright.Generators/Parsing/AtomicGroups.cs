using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Members that are read by one request, and whether they can be.</summary>
internal static class AtomicGroups
{
    /// <summary>From the first to the last register or bit of each group among members of one table.</summary>
    public static IEnumerable<AddressRange> SpansOf(IEnumerable<ParsedMember> members) =>
        from member in members
        where member.Atomic is not null
        group member.Range by member.Atomic into same
        select Span(same);

    public static void Check(IReadOnlyList<ParsedMember> members, MapSettings settings, ParseContext context)
    {
        foreach (IGrouping<string?, ParsedMember> group in members.Where(member => member.Atomic is not null).GroupBy(member => member.Atomic))
        {
            ParsedMember first = group.First();
            if (WhyNot([.. group], members, settings) is { } reason)
            {
                context.Report(Rule.AtomicGroupTornApart, first.Attribute.Data, "", group.Key!, string.Join(", ", group.Select(member => $"'{member.Name}'")), reason);
            }
        }
    }

    private static string? WhyNot(ParsedMember[] group, IReadOnlyList<ParsedMember> members, MapSettings settings)
    {
        ParsedMember first = group[0];
        if (group.FirstOrDefault(member => member.Table != first.Table) is { } other)
        {
            return $"'{first.Name}' is {first.Table.DescribeOne()} and '{other.Name}' {other.Table.DescribeOne()}";
        }

        if (group.FirstOrDefault(member => PollNames.Of(member) != PollNames.Of(first)) is { } apart)
        {
            return $"'{first.Name}' is polled with '{PollNames.Of(first)}' and '{apart.Name}' with '{PollNames.Of(apart)}'";
        }

        // What overlaps an end of the span is read with it.
        ParsedMember[] near = [.. members.Where(member => member.Table == first.Table)];
        AddressRange span = ReadPlanner.Join(near.Select(member => member.Range).Append(Span(group.Select(member => member.Range))))
            .First(piece => piece.Contains(first.Range));
        int limit = settings.ReadLimit(first.Table);
        return span.Count > limit ? $"they span {Text.Of(span.Count)} {first.Table.Describe()}s, but one request carries at most {Text.Of(limit)}"
            : settings.Forbids(first.Table, span) is { } forbidden
                ? $"between them the map forbids {Text.Addresses(forbidden.Start, forbidden.End - 1)}"
            : WidestGap(near, span) is var gap && gap > settings.MaxGap ? $"{Text.Of(gap)} unmapped {first.Table.Describe()}s lie between them, but MaxGap is {Text.Of(settings.MaxGap)}"
            : null;
    }

    private static int WidestGap(ParsedMember[] members, AddressRange span)
    {
        int widest = 0;
        int end = span.Start;
        foreach (AddressRange range in members.Select(member => member.Range).Where(span.Contains).OrderBy(range => range.Start))
        {
            widest = Math.Max(widest, range.Start - end);
            end = Math.Max(end, range.End);
        }

        return widest;
    }

    private static AddressRange Span(IEnumerable<AddressRange> ranges)
    {
        AddressRange[] all = [.. ranges];
        int start = all.Min(range => range.Start);
        return new(start, all.Max(range => range.End) - start);
    }
}
