using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1025 and CW1026: requests that a gap, or another place, would save in a read of the whole map or of a poll group.</summary>
internal static class PlanAdvice
{
    // On a slow line sixteen registers more take about as long as the frame around another request. Wider gaps are for networks, and only where most of
    // what comes is wanted.
    private const int SlowGap = 16;
    private const int BitsPerRegister = 16;

    public static void Check(INamedTypeSymbol type, ParsedMap map, ParseContext context)
    {
        List<(string Name, ParsedMember[] Members)> reads = [($"'{type.Name}'", [.. map.Members])];
        foreach (string group in PollGroupParser.NamesIn(type, context.Known))
        {
            reads.Add(($"poll group '{group}' of '{type.Name}'", [.. PollGroupParser.MembersOf(group, type, map, context.Known).Select(index => map.Members[index])]));
        }

        CheckGaps(type, reads, map.Settings, context);
        CheckLonely(reads, map.Settings, context);
    }

    // The gap is one for all reads, so that they are told one after the other.
    private static void CheckGaps(INamedTypeSymbol type, List<(string Name, ParsedMember[] Members)> reads, MapSettings settings, ParseContext context)
    {
        foreach ((string name, ParsedMember[] members) in reads)
        {
            (int requests, int size) = CostWith(members, settings, settings.MaxGap);
            (int Gap, int Requests, int Size)[] better =
            [
                .. Gaps(members, settings)
                    .Select(gap => (Gap: gap, Cost: CostWith(members, settings, gap)))
                    .Select(static plan => (plan.Gap, plan.Cost.Requests, plan.Cost.Size))
                    .Where(plan => plan.Requests < requests)
                    .OrderBy(static plan => plan.Requests)
                    .ThenBy(static plan => plan.Gap),
            ];
            int index = Array.FindIndex(better, static plan => plan.Gap <= SlowGap) is var slow and >= 0 ? slow : Array.FindIndex(better, plan => plan.Size <= 2 * size);
            if (index >= 0 && KnownSymbols.Find(type, context.Known.Map) is { } attribute)
            {
                context.Advise(Rule.FewerRequestsWithGap, attribute, "MaxGap", name, Text.Of(requests), Text.Of(better[index].Gap), Text.Of(better[index].Requests));
                return;
            }
        }
    }

    /// <summary>The gaps between neighbours that the map does not span yet, and a request could.</summary>
    private static IEnumerable<int> Gaps(ParsedMember[] members, MapSettings settings) => members
        .GroupBy(member => member.Table)
        .SelectMany(table => Between(table).Where(gap => gap > settings.MaxGap && gap < settings.ReadLimit(table.Key)))
        .Distinct();

    private static IEnumerable<int> Between(IEnumerable<ParsedMember> members)
    {
        List<AddressRange> ranges = ReadPlanner.Join(members.Select(member => member.Range));
        return ranges.Skip(1).Zip(ranges, static (next, range) => next.Start - range.End);
    }

    // How many requests, and how many registers come with them; as many bits weigh as much as one.
    private static (int Requests, int Size) CostWith(ParsedMember[] members, MapSettings settings, int gap)
    {
        IReadOnlyList<BlockModel> blocks = ReadPlan.For(members, settings with { MaxGap = gap }).Blocks;
        return (blocks.Count, blocks.Sum(static block => block.Table.IsBits() ? (block.Count + BitsPerRegister - 1) / BitsPerRegister : block.Count));
    }

    // Only where another request of its table has room for it: no plan puts two tables into one request, or more than fits.
    private static void CheckLonely(List<(string Name, ParsedMember[] Members)> reads, MapSettings settings, ParseContext context)
    {
        var told = new HashSet<string>();
        foreach ((string name, ParsedMember[] members) in reads)
        {
            IReadOnlyList<BlockModel> blocks = ReadPlan.For(members, settings).Blocks;
            foreach (BlockModel block in blocks.Where(block => blocks.Any(other => HasRoom(other, block, settings))))
            {
                ParsedMember[] own = [.. members.Where(member => IsIn(member, block))];
                if (own.Length == 1 && !own[0].IsInherited && told.Add(own[0].Name))
                {
                    context.Advise(Rule.AloneInRequest, own[0].Attribute.Data, "", own[0].Name, Text.Address(block.Address), name);
                }
            }
        }
    }

    private static bool HasRoom(BlockModel other, BlockModel block, MapSettings settings) =>
        other.Table == block.Table && other.Address != block.Address && other.Count + block.Count <= settings.ReadLimit(block.Table);

    private static bool IsIn(ParsedMember member, BlockModel block) =>
        member.Table == block.Table && new AddressRange(block.Address, block.Count).Contains(member.Range);
}
