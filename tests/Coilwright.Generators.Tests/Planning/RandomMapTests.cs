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

    private static readonly Gen<string> Maps = Gen.Select(
        Gen.Select(Gen.Int[0, Shapes.Length - 1], Gen.Int[0, 6]).List[1, 60], Gen.Int[0, 8], Gen.Int[7, 125], Gen.Int[11, 2000], Declare);

    [Fact]
    public void Every_member_of_a_random_map_lies_inside_exactly_one_block() => Maps.Sample(
        source =>
        {
            RegisterMapModel map = GeneratorRun.Of(source).Models.Single();
            Assert.All(map.Members, member => Assert.Single(map.Blocks, block => Holds(block, member)));
            Assert.All(map.Members, member => Assert.True(Holds(map.Blocks[member.Placement.Block], member)));
        },
        iter: 100);

    private static bool Holds(BlockModel block, MemberModel member) =>
        block.Table == member.Table
        && new AddressRange(block.Address, block.Count).Contains(new AddressRange(member.Address, member.Count));

    private static string Declare(List<(int Shape, int Gap)> members, int maxGap, int registers, int bits)
    {
        var source = new StringBuilder("using Coilwright.Modbus;\n");
        source.Append(CultureInfo.InvariantCulture, $"[ModbusRegisterMap(MaxGap = {maxGap}, MaxRegistersPerRead = {registers}, MaxBitsPerRead = {bits})]\n");
        source.Append("public partial class Map\n{\n");
        var next = Shapes.Select(shape => shape.Table).Distinct().ToDictionary(table => table, _ => 0);
        for (int i = 0; i < members.Count; i++)
        {
            (string table, string type, int count, string setting) = Shapes[members[i].Shape];
            int address = next[table] + members[i].Gap;
            source.Append(CultureInfo.InvariantCulture, $"    [{table}({address}{setting})] public {type} Member{i} {{ get; set; }}\n");
            next[table] = address + count;
        }

        return source.Append('}').ToString();
    }
}
