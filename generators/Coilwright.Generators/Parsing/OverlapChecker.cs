using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds members that share registers or bits.</summary>
internal static class OverlapChecker
{
    public static void Check(IReadOnlyList<ParsedMember> members, ParseContext context)
    {
        foreach (IGrouping<RegisterTable, ParsedMember> table in members.GroupBy(member => member.Table))
        {
            Check([.. table.OrderBy(member => member.Range.Start)], context);
        }
    }

    // Each member is held against those behind it until one starts past its end; flags of one register are the only ones that may meet.
    private static void Check(ParsedMember[] members, ParseContext context)
    {
        for (int i = 0; i < members.Length; i++)
        {
            for (int j = i + 1; j < members.Length && members[j].Range.Start < members[i].Range.End; j++)
            {
                bool declared = members[i].Attribute.IsView || members[j].Attribute.IsView;
                if (!declared && (members[i].Codec.Mask & members[j].Codec.Mask) != 0)
                {
                    Report(members[i], members[j], context);
                }
            }
        }
    }

    private static void Report(ParsedMember first, ParsedMember second, ParseContext context)
    {
        int start = second.Range.Start;
        int end = Math.Min(first.Range.End, second.Range.End);
        context.Report(
            Rule.Overlap,
            second.Attribute.Data,
            "",
            first.Name,
            second.Name,
            first.Table.Describe(start, end - start));
    }
}
