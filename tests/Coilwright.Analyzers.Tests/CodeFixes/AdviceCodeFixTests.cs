using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.CodeFixes;

public sealed class AdviceCodeFixTests
{
    [Fact]
    public Task All_addresses_of_a_table_become_zero_based() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        Sources.Map(
            """
                [{|CW1019:HoldingRegister(40001)|}] public float Voltage { get; set; }
                [HoldingRegister(40003, Unit = "A")] public float Current { get; private set; }
                [InputRegister(7)] public ushort Status { get; set; }
            """),
        Sources.Map(
            """
                [HoldingRegister(0)] public float Voltage { get; set; }
                [HoldingRegister(2, Unit = "A")] public float Current { get; private set; }
                [InputRegister(7)] public ushort Status { get; set; }
            """));

    [Fact]
    public Task An_order_without_effect_is_taken_away() => Fixes<RemoveOrderCodeFix>.ChangeAsync(
        Sources.Map("    [HoldingRegister(0, {|CW1020:Order = RegisterOrder.CDAB|}, Unit = \"A\")] public ushort Limit { get; set; }"),
        Sources.Map("    [HoldingRegister(0, Unit = \"A\")] public ushort Limit { get; set; }"));

    [Theory]
    [InlineData(0, "decimal")]
    [InlineData(1, "double")]
    public Task A_scaled_integer_gets_room_for_digits_and_names_its_type_on_the_wire(int choice, string type) => Fixes<ChangeScaledTypeCodeFix>.ChangeAsync(
        Sources.Map("    [InputRegister(0, {|CW1021:Scale = 0.1|})] public short Temperature { get; set; }"),
        Sources.Map($"    [InputRegister(0, Scale = 0.1, As = RegisterType.Int16)] public {type} Temperature {{ get; set; }}"),
        choice);

    [Theory]
    [InlineData("partial record", "int", "", "decimal", "Int32")]
    [InlineData("readonly partial record struct", "short?", ", NotAvailable(0x8000)", "decimal?", "Int16")]
    public Task So_does_the_parameter_of_a_record(string kind, string before, string pattern, string after, string wire) => Fixes<ChangeScaledTypeCodeFix>.ChangeAsync(
        Sources.File($"[ModbusRegisterMap] public {kind} Meter([property: InputRegister(0, {{|CW1021:Scale = 0.1|}}){pattern}] {before} Temperature);"),
        Sources.File($"[ModbusRegisterMap] public {kind} Meter([property: InputRegister(0, Scale = 0.1, As = RegisterType.{wire}){pattern}] {after} Temperature);"));

    [Fact]
    public Task The_gap_is_written_into_the_attribute() => Fixes<SetMaxGapCodeFix>.ChangeAsync(
        Sources.File("[{|CW1025:ModbusRegisterMap|}] public partial class M { [InputRegister(0)] public uint A { get; set; } [InputRegister(2)] public uint B { get; set; } [InputRegister(6)] public uint C { get; set; } [InputRegister(8)] public uint D { get; set; } }"),
        Sources.File("[ModbusRegisterMap(MaxGap = 2)] public partial class M { [InputRegister(0)] public uint A { get; set; } [InputRegister(2)] public uint B { get; set; } [InputRegister(6)] public uint C { get; set; } [InputRegister(8)] public uint D { get; set; } }"));
}
