using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1025 and CW1026: requests that a gap, or another place, would save.</summary>
internal static class PlanAdvice
{
    // On a slow line sixteen registers more take about as long as the frame around another request.
    private const int WidestGap = 16;

    public static void Check(INamedTypeSymbol type, ParsedMap map, ParseContext context)
    {
        int requests = map.Plan.Blocks.Count;
        (int Gap, int Requests) best = Gaps(map).Select(gap => (gap, RequestsWith(map, gap))).OrderBy(plan => plan.Item2).ThenBy(plan => plan.gap).FirstOrDefault();
        if (best.Gap > 0 && best.Requests < requests && KnownSymbols.Find(type, context.Known.Map) is { } attribute)
        {
            context.Advise(Rule.FewerRequestsWithGap, attribute, "MaxGap", type.Name, Text.Of(requests), Text.Of(best.Gap), Text.Of(best.Requests));
        }

        foreach (IGrouping<RegisterTable, BlockModel> table in map.Plan.Blocks.GroupBy(block => block.Table).Where(table => table.Count() > 1))
        {
            foreach (BlockModel block in table)
            {
                ParsedMember[] members = [.. map.Members.Where(member => IsIn(member, block))];
                if (members.Length == 1 && !members[0].IsInherited && block.Count <= WidestGap)
                {
                    context.Advise(Rule.AloneInRequest, members[0].Attribute.Data, "", members[0].Name, Text.Address(block.Address), type.Name);
                }
            }
        }
    }

    /// <summary>The gaps between neighbours that the map does not span yet.</summary>
    private static IEnumerable<int> Gaps(ParsedMap map) => map.Members
        .GroupBy(member => member.Table)
        .Select(table => table.Select(member => member.Range).OrderBy(range => range.Start).ToList())
        .SelectMany(ranges => ranges.Skip(1).Zip(ranges, (next, range) => next.Start - range.End))
        .Where(gap => gap > map.Settings.MaxGap && gap <= WidestGap)
        .Distinct();

    private static int RequestsWith(ParsedMap map, int gap) => ReadPlan.For(map.Members, map.Settings with { MaxGap = gap }).Blocks.Count;

    private static bool IsIn(ParsedMember member, BlockModel block) =>
        member.Table == block.Table && new AddressRange(block.Address, block.Count).Contains(member.Range);
}
