using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using CsCheck;

namespace Coilwright.Generators.Tests.Planning;

public sealed class WritePlannerTests
{
    private static readonly Gen<WriteBlockModel[]> Values = Gen.Select(Gen.Bool, Gen.Int[0, 1], Gen.Int[1, 60], Gen.Int[0, 4]).List[1, 40].Select(steps =>
    {
        var values = new List<WriteBlockModel>();
        int address = 0;
        foreach ((bool isCoil, int gap, int count, int parts) in steps)
        {
            address += gap;
            RegisterTable table = isCoil ? RegisterTable.Coil : RegisterTable.HoldingRegister;
            if (isCoil || parts == 0)
            {
                values.Add(new(table, address, count, 0xFFFF, false));
                address += count;
            }
            else
            {
                values.AddRange(Enumerable.Range(0, parts).Select(part => new WriteBlockModel(table, address, 1, 0xF << (part * 4), false)));
                address++;
            }
        }

        return values.ToArray();
    });

    [Fact]
    public void Every_value_lies_inside_one_request_and_no_request_writes_anything_else() => Values.Sample(values =>
    {
        IReadOnlyList<WriteBlockModel> plan = WritePlanner.Plan(values);
        return Cells(plan).OrderBy(cell => cell).SequenceEqual(Cells(values).GroupBy(cell => (cell.Table, cell.Address))
            .Select(same => (same.Key.Table, same.Key.Address, same.Aggregate(0, (mask, cell) => mask | cell.Mask))).OrderBy(cell => cell));
    });

    [Fact]
    public void Requests_respect_the_limits_of_the_specification_row_25() => Values.Sample(values =>
        WritePlanner.Plan(values).All(block =>
            block.Count <= (block.Table == RegisterTable.Coil ? 1968 : 123) && (block.Mask == 0xFFFF || block.Count == 1)));

    [Fact]
    public void Values_do_not_share_bytes_unless_they_share_registers() => Values.Sample(values =>
    {
        IReadOnlyList<WriteBlockModel> plan = WritePlanner.Plan(values);
        return values.All(value =>
        {
            PlacementModel place = WritePlanner.Place(plan, value);
            WriteBlockModel block = plan[place.Block];
            int start = plan.Take(place.Block).Sum(before => before.Size);
            int distance = value.Address - block.Address;
            return place.Offset == start + (value.Table == RegisterTable.Coil ? distance / 8 : distance * 2)
                && place.Bit == (value.Table == RegisterTable.Coil ? distance % 8 : 0);
        });
    });

    private static IEnumerable<(RegisterTable Table, int Address, int Mask)> Cells(IEnumerable<WriteBlockModel> blocks) =>
        blocks.SelectMany(block => Enumerable.Range(block.Address, block.Count).Select(address => (block.Table, address, block.Mask)));
}
