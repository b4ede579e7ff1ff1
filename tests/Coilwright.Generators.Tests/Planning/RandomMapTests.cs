using System.Globalization;
using System.Text;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Coilwright.Generators.Tests.Harness;
using CsCheck;

namespace Coilwright.Generators.Tests.Planning;

public sealed class RandomMapTests
{
    private static readonly (string Table, string Type, int Count, string Setting)[] Shapes =
    [
        ("Coil", "bool", 1, ""),
        ("DiscreteInput", "bool[]", 11, ", Length = 11"),
        ("InputRegister", "short", 1, ""),
        ("InputRegister", "float", 2, ""),
        ("InputRegister", "double", 4, ""),
        ("HoldingRegister", "uint", 2, ""),
        ("HoldingRegister", "string", 7, ", Length = 7"),
        ("HoldingRegister", "bool", 1, ", Bit = 9"),
    ];

    private static readonly Gen<RandomMember> Members = Gen.Select(
        Gen.Int[0, Shapes.Length - 1], Gen.Int[0, 6], Gen.Int[0, 2], Gen.Bool, Gen.Bool, (shape, gap, poll, joins, forbids) => new RandomMember(shape, gap, poll, joins, forbids));

    private static readonly Gen<string> Maps = Gen.Select(Members.List[1, 60], Gen.Int[0, 8], Gen.Int[30, 125], Gen.Int[40, 2000], Declare);

    [Fact]
    public void Every_member_of_a_random_map_lies_inside_exactly_one_block_of_its_plan_and_limits_hold_row_26() => Maps.Sample(
        source =>
        {
            RegisterMapModel map = GeneratorRun.Of(source).Models.Single();
            foreach (ReadPlanModel plan in map.PollGroups.Prepend(map.Whole))
            {
                Assert.All(plan.Members, member => Assert.Single(plan.Blocks, block => Holds(block, member)));
                Assert.All(plan.Members, member => Assert.True(Holds(plan.Blocks[member.Placement.Block], member)));
                Assert.All(plan.Blocks, block => Assert.InRange(block.Count, 1, block.Table.IsBits() ? LimitIn(source, "MaxBitsPerRead") : LimitIn(source, "MaxRegistersPerRead")));
                Assert.DoesNotContain(plan.Blocks, block => map.Forbidden.Any(forbidden => forbidden.Table == block.Table && RangeOf(forbidden).Meets(RangeOf(block))));
                Assert.All(
                    plan.Members.Where(member => member.Atomic is not null).GroupBy(member => member.Atomic),
                    atomic => Assert.Single(atomic.Select(member => member.Placement.Block).Distinct()));
            }

            if (map.PollGroups.Count > 0)
            {
                Assert.Equal(map.Members.Select(member => member.Index), map.PollGroups.SelectMany(group => group.Members).Select(member => member.Index).Order());
            }
        },
        iter: 100);

    private static bool Holds(BlockModel block, MemberModel member) =>
        block.Table == member.Table && RangeOf(block).Contains(new AddressRange(member.Address, member.Count));

    private static AddressRange RangeOf(BlockModel block) => new(block.Address, block.Count);

    private static int LimitIn(string source, string setting)
    {
        int start = source.IndexOf(setting, StringComparison.Ordinal) + setting.Length + 3;
        return int.Parse(source.AsSpan(start, source.AsSpan(start).IndexOfAny(",)")), CultureInfo.InvariantCulture);
    }

    private static string Declare(List<RandomMember> members, int maxGap, int registers, int bits)
    {
        var body = new StringBuilder("public partial class Map\n{\n");
        var forbidden = new StringBuilder();
        var last = Shapes.Select(shape => shape.Table).Distinct().ToDictionary(table => table, _ => (End: 0, Poll: "", Atomic: ""));
        for (int i = 0; i < members.Count; i++)
        {
            (string table, string type, int count, string setting) = Shapes[members[i].Shape];
            (int end, string poll, string atomic) = last[table];
            int address = end + members[i].Gap;

            // Pairs, near enough for one request: the atomic group begins with the member before.
            bool joins = members[i].Joins && atomic.Length > 0 && members[i].Gap <= maxGap;
            if (!joins)
            {
                poll = members[i].Poll switch { 1 => ", PollGroup = \"fast\"", 2 => ", PollGroup = \"slow\"", _ => "" };
                if (members[i].Forbids && members[i].Gap > 0)
                {
                    forbidden.Append(CultureInfo.InvariantCulture, $"[ForbiddenRange(RegisterTable.{table}, {address - 1}, {address - 1})]\n");
                }
            }

            string name = joins ? atomic : $", Atomic(\"Group{i}\")";
            body.Append(CultureInfo.InvariantCulture, $"    [{table}({address}{setting}{poll}){name}] public {type} Member{i} {{ get; set; }}\n");
            last[table] = (address + count, poll, joins ? "" : name);
        }

        return string.Create(CultureInfo.InvariantCulture, $"using Coilwright.Modbus;\n[ModbusRegisterMap(MaxGap = {maxGap}, MaxRegistersPerRead = {registers}, MaxBitsPerRead = {bits})]\n{forbidden}{body}}}");
    }

    /// <summary>A member as chance has it.</summary>
    /// <param name="Shape">Its type and table.</param>
    /// <param name="Gap">How many addresses lie between it and the one before.</param>
    /// <param name="Poll">Its poll group, 0 for none.</param>
    /// <param name="Joins">Whether it is read by one request with the one before.</param>
    /// <param name="Forbids">Whether the address before it is forbidden.</param>
    private sealed record RandomMember(int Shape, int Gap, int Poll, bool Joins, bool Forbids);
}
