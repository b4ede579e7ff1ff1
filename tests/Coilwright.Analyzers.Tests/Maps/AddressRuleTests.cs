using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Maps;

public sealed class AddressRuleTests
{
    [Theory]
    [InlineData("-1", "ushort", "address -1")]
    [InlineData("65536", "ushort", "address 65536")]
    [InlineData("65535", "float", "addresses 0xFFFF to 65536")]
    [InlineData("int.MaxValue", "double", "addresses 2147483647 to 2147483650")]
    public Task An_address_has_sixteen_bits_row_25(string address, string type, string place) => MapRules.ReportAsync(
        RuleIds.AddressOutOfRange,
        $"'Limit' spans {place}, but a table ends at 0xFFFF (65535)",
        Sources.Map($"[{{|#0:HoldingRegister({address})|}}] public {type} Limit {{ get; set; }}"));

    [Fact]
    public Task The_last_register_can_be_used_row_25() => MapRules.AcceptAsync(Sources.Map(
        "[HoldingRegister(65535)] public ushort Limit { get; set; } [InputRegister(65534)] public float Voltage { get; set; }"));

    [Theory]
    [InlineData("InputRegister", "float", 1, "input register 0x0001")]
    [InlineData("HoldingRegister", "double", 2, "holding registers 0x0002 to 0x0003")]
    [InlineData("Coil", "bool", 0, "coil 0x0000")]
    [InlineData("DiscreteInput", "bool", 0, "discrete input 0x0000")]
    public Task Two_values_do_not_share_registers_row_25(string table, string type, int second, string shared) => MapRules.ReportAsync(
        RuleIds.Overlap,
        $"'First' and 'Second' share {shared}",
        Sources.Map($"[{table}(0)] public {type} First {{ get; set; }} [{{|#0:{table}({second})|}}] public {type} Second {{ get; set; }}"));

    [Fact]
    public Task Two_flags_do_not_share_a_bit_row_25() => MapRules.ReportAsync(
        RuleIds.Overlap,
        "'Alarm' and 'Mode' share holding register 0x0030",
        Sources.Map(
            """
                [HoldingRegister(0x30, Bit = 3)] public bool Alarm { get; set; }
                [{|#0:HoldingRegister(0x30, Bit = 2, BitCount = 2)|}] public byte Mode { get; set; }
            """));

    [Fact]
    public Task Flags_share_a_register_and_tables_share_addresses() => MapRules.AcceptAsync(Sources.Map(
        """
            [HoldingRegister(0, Bit = 3)] public bool Alarm { get; set; }
            [HoldingRegister(0, Bit = 4, BitCount = 2)] public byte Mode { get; private set; }
            [InputRegister(0)] public ushort Voltage { get; set; }
            [Coil(0)] public bool Relay { get; private set; }
            [DiscreteInput(0)] public bool Door { get; set; }
        """));

    [Fact]
    public Task A_value_fits_one_read_row_25() => MapRules.ReportAsync(
        RuleIds.WiderThanRequest,
        "'Harmonics' takes 126 registers or bits, but one request carries at most 125",
        Sources.Map("[InputRegister(0, {|#0:Length = 126|})] public ushort[] Harmonics { get; set; } = [];"));

    [Fact]
    public Task A_value_fits_one_write_of_its_group_row_25() => MapRules.ReportAsync(
        RuleIds.WiderThanRequest,
        "'Curve' takes 124 registers or bits, but one request carries at most 123",
        Sources.Map("[HoldingRegister(0, Length = 124), {|#0:WriteGroup(\"Curve\")|}] public ushort[] Curve { get; set; } = [];"));

    [Theory]
    [InlineData("HoldingRegister", 124, "ushort[]", 123)]
    [InlineData("HoldingRegister", 125, "string", 123)]
    [InlineData("Coil", 1969, "bool[]", 1968)]
    public Task What_no_write_can_carry_is_said_to_be_read_only_row_25(string table, int length, string type, int limit) => MapRules.RunAsync(
        Sources.Map($"[{table}(0, {{|#0:Length = {length}|}})] public {type} Curve {{ get; set; }} = default!;"),
        DiagnosticResult.CompilerWarning(RuleIds.WiderThanWrite).WithLocation(0).WithMessage(
            $"'Curve' takes {length} registers or bits, but one write carries at most {limit}, so its client can only read it; make its setter private, or split it"));

    [Theory]
    [InlineData("HoldingRegister", 123, "ushort[]", "set")]
    [InlineData("HoldingRegister", 124, "ushort[]", "private set")]
    [InlineData("InputRegister", 125, "ushort[]", "set")]
    [InlineData("Coil", 1968, "bool[]", "set")]
    public Task What_a_write_can_carry_or_is_not_to_be_written_is_accepted_row_25(string table, int length, string type, string setter) =>
        MapRules.AcceptAsync(Sources.Map($"[{table}(0, Length = {length})] public {type} Curve {{ get; {setter}; }} = default!;"));

    [Fact]
    public Task A_value_fits_the_lower_limit_of_a_device_row_25() => MapRules.ReportAsync(
        RuleIds.WiderThanRequest,
        "'Energy' takes 4 registers or bits, but one request carries at most 2",
        Sources.File("[ModbusRegisterMap(MaxRegistersPerRead = 2)] public partial class EnergyMeter { [{|#0:InputRegister(0)|}] public long Energy { get; set; } }"));

    [Theory]
    [InlineData("string", "", "", 0)]
    [InlineData("ushort[]", "", "", 0)]
    [InlineData("float[]", ", ", "Length = 3", 3)]
    [InlineData("string", ", ", "Length = -1", -1)]
    [InlineData("float", ", ", "Length = 3", 3)]
    public Task A_length_makes_whole_elements(string type, string comma, string argument, int length)
    {
        string attribute = argument.Length == 0 ? "{|#0:InputRegister(0)|}" : $"InputRegister(0{comma}{{|#0:{argument}|}})";
        return MapRules.ReportAsync(
            RuleIds.LengthMissing,
            $"Length = {length} does not fit 'Value': a string or array needs the number of registers or bits it spans, in whole elements; a single value needs none",
            Sources.Map($"[{attribute}] public {type} Value {{ get; set; }} = default!;"));
    }

    [Theory]
    [InlineData("Bit = 16", "bool", 16, 1)]
    [InlineData("Bit = -2", "byte", -2, 1)]
    public Task A_bit_is_one_of_sixteen(string argument, string type, int bit, int count) => ReportBitsAsync(argument, "", type, bit, count);

    [Theory]
    [InlineData("Bit = 15", "BitCount = 2", "byte", 15, 2)]
    [InlineData("Bit = 0", "BitCount = 9", "byte", 0, 9)]
    [InlineData("Bit = 0", "BitCount = 0", "ushort", 0, 0)]
    [InlineData("Bit = 0", "BitCount = 2", "bool", 0, 2)]
    public Task A_bit_range_fits_register_and_property(string bits, string range, string type, int bit, int count) =>
        ReportBitsAsync(bits, ", " + range, type, bit, count);

    [Theory]
    [InlineData("MaxRegistersPerRead", "126", "1 to 125")]
    [InlineData("MaxRegistersPerRead", "0", "1 to 125")]
    [InlineData("MaxBitsPerRead", "2001", "1 to 2000")]
    [InlineData("MaxGap", "-1", "0 to 2000")]
    public Task A_setting_of_the_map_is_in_range(string setting, string value, string range) => MapRules.ReportAsync(
        RuleIds.MapSettingOutOfRange,
        $"{setting} = {value} is outside {range}",
        Sources.File($"[ModbusRegisterMap({{|#0:{setting} = {value}|}})] public partial class EnergyMeter {{ [InputRegister(0)] public float Voltage {{ get; set; }} }}"));

    [Theory]
    [InlineData("Order", "RegisterOrder", "4", "0 to 3")]
    [InlineData("As", "RegisterType", "-1", "0 to 18")]
    [InlineData("Scaling", "RegisterScaling", "2", "0 to 1")]
    [InlineData("Text", "RegisterText", "8", "0 to 7")]
    [InlineData("Write", "RegisterWrite", "2", "0 to 1")]
    public Task A_setting_of_a_member_has_a_value_that_its_enum_names(string setting, string type, string value, string range) => MapRules.ReportAsync(
        RuleIds.MapSettingOutOfRange,
        $"{setting} = {value} is outside {range}",
        Sources.Map($"[HoldingRegister(0, {{|#0:{setting} = ({type})({value})|}})] public ushort Value {{ get; set; }}"));

    [Fact]
    public Task So_have_the_access_of_a_role_and_the_table_of_a_forbidden_range() => MapRules.RunAsync(
        Sources.File(
            """
            [ModbusRegisterMap, {|#0:ForbiddenRange((RegisterTable)4, 1, 2)|}]
            public partial class EnergyMeter { [HoldingRegister(0), Coilwright.Modbus.RequiresRole("Operator", {|#1:Access = (MemberAccess)3|})] public ushort Value { get; set; } }
            """),
        DiagnosticResult.CompilerError(RuleIds.MapSettingOutOfRange).WithLocation(0).WithMessage("The table of ForbiddenRange = 4 is outside 0 to 3"),
        DiagnosticResult.CompilerError(RuleIds.MapSettingOutOfRange).WithLocation(1).WithMessage("Access = 3 is outside 0 to 2"));

    private static Task ReportBitsAsync(string bits, string range, string type, int bit, int count) => MapRules.ReportAsync(
        RuleIds.BitOutOfRange,
        $"'Value' has Bit = {bit} and BitCount = {count}, which does not lie in bits 0 to 15 of one register or does not fit its type",
        Sources.Map($"[HoldingRegister(0, {{|#0:{bits}|}}{range})] public {type} Value {{ get; set; }}"));
}
