using Coilwright.Modbus;
using CsCheck;

namespace Coilwright.Generators.Tests.Planning;

/// <summary>How maps with groups of maps are laid out.</summary>
public sealed class RandomGroupTests
{
    private static readonly Gen<(int Count, int Stride, int MaxGap, int Limit, int Forbidden)> Cases =
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[3, 40], Gen.Int[0, 400]);

    [Fact]
    public void Every_member_of_every_element_lies_inside_exactly_one_block_and_limits_hold_row_26() => Cases.Sample(test =>
    {
        var element = new MapPlan(
            "Element",
            [new(RegisterTable.HoldingRegister, 0, 3)],
            [Member(0, "A", 0, 2), Member(1, "B", 2, 1)]);
        MapBlock forbidden = new(RegisterTable.HoldingRegister, 10 + test.Forbidden, 1);
        int stride = test.Stride > 3 ? test.Stride : 0;
        var groups = new MapGroup("Elements", element) { Address = 10, Count = test.Count, Stride = stride, IsList = true };
        MapPlan Make() => new("Map", [new(RegisterTable.HoldingRegister, 8, 1)], [Member(0, "C", 8, 1)], [groups], test.MaxGap, test.Limit, null, [forbidden]);
        if (Enumerable.Range(0, test.Count).Any(index => Math.Abs((10 + (index * (stride > 0 ? stride : 3)) + 1) - forbidden.Address) < 2))
        {
            Assert.Throws<ModbusValueException>(Make);
            return;
        }

        MapPlan plan = Make();
        Assert.Equal((test.Count * 2) + 1, plan.Members.Count);
        Assert.All(plan.Members, member => Assert.Single(
            plan.Blocks, block => block.Address <= member.Address && member.Address + member.Count <= block.End));
        Assert.All(plan.Blocks, block => Assert.InRange(block.Count, 1, test.Limit));
        Assert.DoesNotContain(plan.Blocks, block => block.Address <= forbidden.Address && forbidden.Address < block.End);
    });

    private static MapMember<ushort> Member(int index, string name, int address, int count) =>
        new(index, name, RegisterTable.HoldingRegister, address, count, _ => 0, (_, _) => { });
}
