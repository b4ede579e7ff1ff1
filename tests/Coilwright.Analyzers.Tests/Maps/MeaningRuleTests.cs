using Coilwright.Analyzers.Tests.Harness;

namespace Coilwright.Analyzers.Tests.Maps;

public sealed class MeaningRuleTests
{
    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("decimal")]
    public Task A_scaled_fraction_names_its_type_on_the_wire(string type) => MapRules.ReportAsync(
        RuleIds.AsMissing,
        "As must name the type that the registers of 'Frequency' hold, because its own type does not tell",
        Sources.Map($"[InputRegister(0, {{|#0:Scale = 0.01|}})] public {type} Frequency {{ get; set; }}"));

    [Fact]
    public Task A_scaled_fraction_with_its_type_on_the_wire_is_accepted() => MapRules.AcceptAsync(Sources.Map(
        "[InputRegister(0, As = RegisterType.UInt16, Scale = 0.01)] public double Frequency { get; set; }"));

    [Theory]
    [InlineData("UInt32", "short")]
    [InlineData("Single", "int")]
    [InlineData("Double", "float")]
    [InlineData("UInt16", "string")]
    [InlineData("UInt16", "bool")]
    public Task What_the_device_may_send_fits_the_property(string wire, string type) => MapRules.ReportAsync(
        RuleIds.AsDoesNotFit,
        $"'Value' is of type '{type}', which cannot hold every {wire} without loss",
        Sources.Map($"[InputRegister(0, {{|#0:As = RegisterType.{wire}|}}{(type is "string" ? ", Length = 2" : "")})] public {type} Value {{ get; set; }} = default!;"));

    [Theory]
    [InlineData("UInt16", "int")]
    [InlineData("Int16", "double")]
    [InlineData("Single", "double")]
    public Task A_wider_property_is_accepted(string wire, string type) => MapRules.AcceptAsync(Sources.Map(
        $"[InputRegister(0, As = RegisterType.{wire})] public {type} Value {{ get; set; }}"));

    [Theory]
    [InlineData("Scale = 0", "As = RegisterType.UInt16", "double")]
    [InlineData("Scale = double.NaN", "As = RegisterType.UInt16", "double")]
    [InlineData("Scale = double.PositiveInfinity", "As = RegisterType.UInt16", "decimal")]
    [InlineData("Scale = -1e10", "As = RegisterType.UInt64", "decimal")]
    [InlineData("Scale = 2", "Length = 4", "string")]
    [InlineData("Scale = 2", "Bit = 0", "bool")]
    public Task A_scale_needs_a_number_and_a_way_back(string scale, string other, string type) => MapRules.ReportAsync(
        RuleIds.ScaleNotApplicable,
        "'Value' cannot be scaled: Scale and Offset take a numeric property, a finite Scale other than 0 and a finite Offset, and every result must fit the property's type",
        Sources.Map($"[InputRegister(0, {{|#0:{scale}|}}, {other})] public {type} Value {{ get; set; }} = default!;"));

    [Fact]
    public Task A_pattern_needs_a_nullable_type() => MapRules.ReportAsync(
        RuleIds.NotAvailableNeedsNullable,
        "'Temperature' needs short?: a value that may be missing has both a nullable type and a not-available pattern",
        Sources.Map("[InputRegister(0), NotAvailable(0x8000)] public short {|#0:Temperature|} { get; set; }"));

    [Fact]
    public Task A_nullable_type_needs_a_pattern() => MapRules.ReportAsync(
        RuleIds.NotAvailableNeedsNullable,
        "'Temperature' needs [NotAvailable(...)]: a value that may be missing has both a nullable type and a not-available pattern",
        Sources.Map("[InputRegister(0)] public short? {|#0:Temperature|} { get; set; }"));

    [Fact]
    public Task Both_together_are_accepted() => MapRules.AcceptAsync(Sources.Map(
        "[InputRegister(0), NotAvailable(0x8000, 0xFFFF)] public short? Temperature { get; set; }"));

    [Theory]
    [InlineData("NotAvailable()", "short?", "", "it names no pattern")]
    [InlineData("NotAvailable(0x80000000)", "short?", "", "0x80000000 is wider than 16 bits")]
    [InlineData("NotAvailable(0)", "string", ", Length = 2", "it is string")]
    public Task A_pattern_fits_the_raw_value(string attribute, string type, string length, string reason) => MapRules.ReportAsync(
        RuleIds.NotAvailableNotApplicable,
        $"'Value' cannot have this not-available pattern: {reason}",
        Sources.Map($"[InputRegister(0{length}), {{|#0:{attribute}|}}] public {type} Value {{ get; set; }} = default!;"));

    [Theory]
    [InlineData("InputRegister", "Limits")]
    [InlineData("HoldingRegister", "two words")]
    [InlineData("HoldingRegister", "")]
    public Task A_write_group_is_a_method_that_writes(string table, string group) => MapRules.ReportAsync(
        RuleIds.WriteGroupNotWritable,
        $"'Limit' cannot be in write group '{group}': the name must be an identifier, and the member a coil or holding register that the client may read and set, not scaled by a register of a map around its own",
        Sources.Map($"[{table}(0), {{|#0:WriteGroup(\"{group}\")|}}] public ushort Limit {{ get; set; }}"));

    [Theory]
    [InlineData("private ushort Limit { get; set; }")]
    [InlineData("protected ushort Limit { get; set; }")]
    [InlineData("public ushort Limit { private get; set; }")]
    [InlineData("public ushort Limit { get; private set; }")]
    public Task A_write_group_has_members_that_the_client_may_read_and_set(string property) => MapRules.ReportAsync(
        RuleIds.WriteGroupNotWritable,
        "'Limit' cannot be in write group 'Limits': the name must be an identifier, and the member a coil or holding register that the client may read and set, not scaled by a register of a map around its own",
        Sources.Map($"[HoldingRegister(0), {{|#0:WriteGroup(\"Limits\")|}}] {property}"));

    [Theory]
    [InlineData("Min = 100, Max = 0", "ushort", "100", "0")]
    [InlineData("Min = double.NaN, Max = 1", "ushort", "NaN", "1")]
    public Task A_range_has_its_ends_in_order(string range, string type, string min, string max)
    {
        string[] parts = range.Split(", ");
        return MapRules.ReportAsync(
            RuleIds.RangeNotApplicable,
            $"'Limit' has Min = {min} and Max = {max}, which is no range of values that a write could accept",
            Sources.Map($"[HoldingRegister(0, {{|#0:{parts[0]}|}}, {parts[1]})] public {type} Limit {{ get; set; }}"));
    }

    [Fact]
    public Task A_bool_has_no_range() => MapRules.ReportAsync(
        RuleIds.RangeNotApplicable,
        "'Relay' has Min = 0 and Max = 1, which is no range of values that a write could accept",
        Sources.Map("[HoldingRegister(0, {|#0:Min = 0|}, Max = 1, Bit = 0)] public bool Relay { get; set; }"));

    [Theory]
    [InlineData("char", "private static class Letter { }", "it is not accessible")]
    [InlineData("char", "public static class Letter { }", "it has no 'static char Decode(ReadOnlySpan<byte> data)'")]
    [InlineData(
        "char",
        "public static class Letter { public static char Decode(System.ReadOnlySpan<byte> data) => 'a'; public static void Encode(char value) { } }",
        "it has no 'static void Encode(char value, Span<byte> data)'")]
    public Task A_converter_has_both_methods_for_the_property_s_own_type(string type, string converter, string reason) => MapRules.ReportAsync(
        RuleIds.ConverterDoesNotFit,
        $"'Tariff' cannot be converted by 'EnergyMeter.Letter': {reason}",
        Sources.Map($"[HoldingRegister(0, Length = 1, {{|#0:Converter = typeof(Letter)|}})] public {type} Tariff {{ get; set; }} {converter}"));

    [Fact]
    public Task A_type_on_the_wire_that_does_not_exist_is_refused() => MapRules.ReportAsync(
        RuleIds.MapSettingOutOfRange,
        "As = 99 is outside 0 to 18",
        Sources.Map("[HoldingRegister(0, {|#0:As = (RegisterType)99|})] public ushort Value { get; set; }"));

    [Theory]
    [InlineData("double", "Int16", "Factor", "the property must be nullable, because its scale may be missing")]
    [InlineData("double?", "Single", "Factor", "As must name an integer")]
    [InlineData("int?", "Int16", "Factor", "only a float, double or decimal can be scaled by another property")]
    [InlineData("double?", "Int16", "Missing", "no mapped property has this name, here or in a map around it")]
    [InlineData("double?", "Int16", "Text", "it must hold a whole number in one or two registers, without a scale")]
    public Task A_scale_comes_from_a_whole_number_and_goes_to_a_nullable_fraction(string type, string wire, string from, string reason) => MapRules.ReportAsync(
        RuleIds.ReferenceDoesNotFit,
        $"'Power' cannot take its scale or count from '{from}': {reason}",
        Sources.Map(
            $"[HoldingRegister(0, As = RegisterType.{wire}, {{|#0:ScaleFrom = \"{from}\"|}})] public {type} Power {{ get; set; }} "
            + "[HoldingRegister(8)] public short Factor { get; set; } [HoldingRegister(9, Length = 1)] public string Text { get; set; } = \"\";"));

    [Theory]
    [InlineData("[RegisterGroup(9, Count = 2)] public string[] {|#0:Strings|} { get; set; } = [];", "'string[]' is neither a register map nor a list of one")]
    [InlineData("[RegisterGroup(9)] public Inner {|#0:Strings|} { get; set; } = new();", "it must be a partial property with a getter only")]
    public Task A_group_is_a_partial_property_of_a_map(string property, string reason) => MapRules.ReportAsync(
        RuleIds.GroupDoesNotFit,
        $"'Strings' cannot be a group: {reason}",
        Sources.Map(property + " [ModbusRegisterMap] public partial class Inner { [HoldingRegister(0)] public ushort Value { get; set; } }"));

    private const string Scaled = "[HoldingRegister(0, As = RegisterType.Int16, ScaleFrom = nameof(Factor))] public double? Value { get; set; }";
    private const string Counted = "[RegisterGroup(1, CountFrom = nameof(Factor))] public partial IReadOnlyList<Cell> Cells { get; }";
    private const string Around = "[ModbusRegisterMap] public partial class Module { [RegisterGroup(1)] public partial Deep Inside { get; } "
        + "[ModbusRegisterMap] public partial class Deep { " + Scaled + " } }";

    [Theory]
    [InlineData("[ModbusRegisterMap] public partial class Module { " + Scaled + " }")]
    [InlineData("[ModbusRegisterMap] public partial class Module { " + Counted + " }")]
    [InlineData(Around)]
    public Task What_is_scaled_or_counted_by_the_map_around_it_stands_in_no_other(string module) => MapRules.ReportAsync(
        RuleIds.GroupDoesNotFit,
        "'Other' cannot be a group: 'Module' is scaled or counted by what 'Meter' holds, so that only a group of that map can repeat it",
        Sources.File(Plant(module) + " [ModbusRegisterMap] public partial class Station { [RegisterGroup(0)] public partial Meter.Module {|#0:Other|} { get; } }"));

    [Fact]
    public Task But_in_maps_derived_from_that_it_may() => MapRules.AcceptAsync(
        Sources.File(Plant(Around) + " [ModbusRegisterMap] public partial class Larger : Meter { [RegisterGroup(40)] public partial Module Other { get; } }"));

    private static string Plant(string module) =>
        "[ModbusRegisterMap] public partial class Cell { [HoldingRegister(0)] public ushort Value { get; set; } } "
        + "[ModbusRegisterMap] public partial class Meter { [HoldingRegister(0)] public short Factor { get; set; } "
        + "[RegisterGroup(10)] public partial Module Own { get; } " + module + " }";
}
