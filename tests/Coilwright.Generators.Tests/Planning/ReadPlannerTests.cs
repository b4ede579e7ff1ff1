using Coilwright.Generators.Parsing;
using CsCheck;

namespace Coilwright.Generators.Tests.Planning;

public sealed class ReadPlannerTests
{
    /// <summary>Values in order of address: the gap before each, its length, and how many of the same address there are.</summary>
    private static readonly Gen<AddressRange[]> Values =
        Gen.Select(Gen.Int[0, 12], Gen.Int[1, 9], Gen.Int[1, 3]).List[0, 60].Select(steps =>
        {
            var values = new List<AddressRange>();
            int address = 0;
            foreach ((int gap, int count, int copies) in steps)
            {
                values.AddRange(Enumerable.Repeat(new AddressRange(address + gap, count), copies));
                address += gap + count;
            }

            return values.ToArray();
        });

    private static readonly Gen<(AddressRange[] Values, int Limit, int MaxGap)> Cases =
        Gen.Select(Values, Gen.Int[9, 40], Gen.Int[0, 12]);

    [Fact]
    public void Every_value_lies_inside_exactly_one_request_row_26() => Cases.Sample(test =>
    {
        IReadOnlyList<AddressRange> plan = ReadPlanner.Plan(test.Values, test.Limit, test.MaxGap);
        return test.Values.All(value => plan.Count(block => block.Contains(value)) == 1)
            && plan.All(block => test.Values.Any(block.Contains));
    });

    [Fact]
    public void Requests_respect_the_limit_and_do_not_overlap() => Cases.Sample(test =>
    {
        IReadOnlyList<AddressRange> plan = ReadPlanner.Plan(test.Values, test.Limit, test.MaxGap);
        return plan.All(block => block.Count <= test.Limit) && plan.Zip(plan.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
    });

    [Fact]
    public void Requests_begin_and_end_with_a_value_and_span_no_gap_wider_than_allowed() => Cases.Sample(test =>
        ReadPlanner.Plan(test.Values, test.Limit, test.MaxGap).All(block =>
        {
            bool[] mapped = new bool[block.Count];
            foreach (AddressRange value in test.Values.Where(block.Contains))
            {
                mapped.AsSpan(value.Start - block.Start, value.Count).Fill(true);
            }

            string cells = string.Concat(mapped.Select(isMapped => isMapped ? 'x' : ' '));
            return cells.Trim().Length == cells.Length && !cells.Contains(new string(' ', test.MaxGap + 1), StringComparison.Ordinal);
        }));

    [Fact]
    public void No_plan_has_fewer_requests_or_as_many_and_fewer_addresses() => Cases.Sample(test =>
    {
        AddressRange[] values = [.. test.Values.Distinct().Take(11)];
        IReadOnlyList<AddressRange> plan = ReadPlanner.Plan(values, test.Limit, test.MaxGap);
        return (plan.Count, plan.Sum(block => block.Count)).Equals(BestOfAll(values, test.Limit, test.MaxGap));
    });

    [Fact]
    public void A_request_is_not_filled_up_where_that_would_only_span_a_gap()
    {
        AddressRange[] values = [new(0, 2), new(4, 2), new(6, 2), new(8, 2)];
        Assert.Equal([new(0, 2), new(4, 6)], ReadPlanner.Plan(values, limit: 6, maxGap: 2));
    }

    [Fact]
    public void The_order_of_the_values_does_not_matter() => Cases.Sample(test =>
        ReadPlanner.Plan(test.Values.Reverse(), test.Limit, test.MaxGap).SequenceEqual(ReadPlanner.Plan(test.Values, test.Limit, test.MaxGap)));

    // Every way of cutting the values into requests, one bit for each place where a cut can be.
    private static (int Requests, int Addresses) BestOfAll(AddressRange[] values, int limit, int maxGap)
    {
        var best = (Requests: int.MaxValue, Addresses: int.MaxValue);
        for (int cuts = 0; cuts < 1 << Math.Max(0, values.Length - 1); cuts++)
        {
            var cost = (Requests: 0, Addresses: 0);
            int first = 0;
            bool allowed = true;
            for (int last = 0; last < values.Length; last++)
            {
                bool isCut = last == values.Length - 1 || (cuts & (1 << last)) != 0;
                if (isCut)
                {
                    int count = values[last].End - values[first].Start;
                    cost = (cost.Requests + 1, cost.Addresses + count);
                    allowed &= count <= limit;
                    first = last + 1;
                }
                else
                {
                    allowed &= values[last + 1].Start - values[last].End <= maxGap;
                }
            }

            if (allowed && cost.CompareTo(best) < 0)
            {
                best = cost;
            }
        }

        return best;
    }
}
