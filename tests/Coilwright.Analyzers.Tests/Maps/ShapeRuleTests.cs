using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Maps;

public sealed class ShapeRuleTests
{
    private const string Voltage = "[InputRegister(0)] public float Voltage { get; set; }";

    [Theory]
    [InlineData("class")]
    [InlineData("record")]
    [InlineData("struct")]
    [InlineData("record struct")]
    public Task A_map_must_be_partial(string kind) => MapRules.ReportAsync(
        RuleIds.TypeNotPartial,
        "Type 'EnergyMeter' must be partial, because the generator adds code to it",
        Sources.File($"[ModbusRegisterMap] public {kind} {{|#0:EnergyMeter|}} {{ {Voltage} }}"));

    [Theory]
    [InlineData("[Obsolete(\"\", true)] public enum Mode : ushort { Off }", "[HoldingRegister(0), Obsolete] public Mode {|#0:Value|} { get; set; }", "Value", "Mode")]
    [InlineData("", "[HoldingRegister(0), Obsolete(\"\", error: true)] public ushort {|#0:Value|} { get; set; }", "Value", "Value")]
    public Task No_code_can_use_what_is_obsolete_as_an_error(string type, string member, string place, string used) => MapRules.ReportAsync(
        RuleIds.ObsoleteAsError,
        $"No code can be generated for '{place}', because '{used}' is obsolete as an error; make that a warning",
        Sources.File($"{type} [ModbusRegisterMap] public partial class EnergyMeter {{ {member} }}"));

    [Theory]
    [InlineData("[HoldingRegister(0), Obsolete(\"\", error: false)] public ushort Value { get; set; }")]
    [InlineData("[HoldingRegister(0)] public ushort Value { get; set; } [Obsolete(\"\", true)] public ushort Other { get; set; }")]
    public Task It_can_use_what_is_merely_obsolete_and_need_not_use_what_is_not_mapped(string members) => MapRules.AcceptAsync(Sources.Map(members));

    [Fact]
    public Task A_type_around_a_map_must_be_partial_and_the_map_says_so() => MapRules.RunAsync(
        Sources.File($"class Site {{ partial class Building {{ [ModbusRegisterMap] class {{|#0:EnergyMeter|}} {{ {Voltage} }} }} }}"),
        DiagnosticResult.CompilerError(RuleIds.TypeNotPartial).WithLocation(0)
            .WithMessage("Type 'EnergyMeter' must be partial, because the generator adds code to it"),
        DiagnosticResult.CompilerError(RuleIds.TypeNotPartial).WithLocation(0)
            .WithMessage("Type 'Site' must be partial, because the generator adds code to it"));

    [Theory]
    [InlineData("abstract partial class", "abstract")]
    [InlineData("ref partial struct", "a ref struct")]
    [InlineData("file partial class", "file-local")]
    [InlineData("[McpMessage] public partial class", "a message as well")]
    public Task A_map_must_be_an_ordinary_type(string kind, string reason) => MapRules.ReportAsync(
        RuleIds.TypeCannotBeGenerated,
        $"No code can be generated for 'EnergyMeter', because it is {reason}",
        Sources.File($"[ModbusRegisterMap] {kind} {{|#0:EnergyMeter|}} {{ {Voltage} }}"));

    [Theory]
    [InlineData("[InputRegister(0)] private float Hidden { get; set; }", "whose 'Hidden' it cannot read")]
    [InlineData("[InputRegister(0)] public float Fixed { get; private set; }", "whose 'Fixed' it cannot set")]
    [InlineData("[InputRegister(0)] public float Current { get; set; }", "whose 'Current' is hidden, not overridden")]
    public Task What_a_base_class_maps_is_not_left_out_silently(string member, string reason) => MapRules.RunAsync(
        Sources.File(
            $"class Meter {{ {member} }} class Between : Meter; [ModbusRegisterMap] partial class {{|#0:EnergyMeter|}} : Between {{ [InputRegister(2)] public new float Current {{ get; set; }} }}"),
        [
            DiagnosticResult.CompilerError(RuleIds.TypeCannotBeGenerated).WithLocation(0)
                .WithMessage($"No code can be generated for 'EnergyMeter', because it is derived from 'Meter', {reason}"),
        ]);

    [Theory]
    [InlineData("class Meter")]
    [InlineData("[ModbusRegisterMap] partial class Meter")]
    public Task What_a_base_class_maps_belongs_to_the_map(string meter) => MapRules.AcceptAsync(Sources.File(
        $"{meter} {{ {Voltage} }} class Between : Meter; [ModbusRegisterMap] partial class EnergyMeter : Between {{ [InputRegister(2)] public float Current {{ get; set; }} }}"));

    [Fact]
    public Task What_is_wrong_with_the_members_of_a_base_is_said_where_they_stand() => MapRules.ReportAsync(
        RuleIds.Overlap,
        "'Voltage' and 'Current' share input register 0x0001",
        Sources.File($"class Meter {{ {Voltage} }} [ModbusRegisterMap] partial class EnergyMeter : Meter {{ [{{|#0:InputRegister(1)|}}] public float Current {{ get; set; }} }}"));

    [Fact]
    public Task A_base_class_that_maps_nothing_is_accepted() => MapRules.AcceptAsync(Sources.File(
        $"class Meter {{ public string Name {{ get; set; }} = \"\"; }} [ModbusRegisterMap] partial class EnergyMeter : Meter {{ {Voltage} }}"));

    [Theory]
    [InlineData("Plan")]
    [InlineData("Decode")]
    [InlineData("Encode")]
    public Task A_name_of_the_generated_code_is_taken(string name) => MapRules.ReportAsync(
        RuleIds.ReservedName,
        $"'EnergyMeter' cannot have a member named '{name}', because the generator adds one of that name",
        Sources.Map($"[InputRegister(0)] public ushort {{|#0:{name}|}} {{ get; set; }}"));

    [Theory]
    [InlineData("Plan")]
    [InlineData("DecodeInputRegisters0000")]
    public Task And_so_no_map_can_have_it(string name) => MapRules.ReportAsync(
        RuleIds.ReservedName,
        $"'{name}' cannot have a member named '{name}', because the generator adds one of that name",
        Sources.File($"[ModbusRegisterMap] public partial class {{|#0:{name}|}} {{ {Voltage} }}"));

    [Theory]
    [InlineData("public static ushort {|#0:Value|} { get; set; }", "'Value' is static")]
    [InlineData("public ushort {|#0:this|}[int index] { get => 0; set { } }", "'this[]' is an indexer")]
    [InlineData("public ref ushort {|#0:Value|} => throw new NotSupportedException();", "'Value' is returned by reference")]
    [InlineData("ushort ILevel.{|#0:Value|} { get; set; }", "'Plant.ILevel.Value' is an explicit implementation of an interface")]
    public Task A_mapped_property_is_a_plain_one(string property, string what) => MapRules.ReportAsync(
        RuleIds.UnsupportedType,
        $"{what}, which has no form in registers",
        Sources.File($"public interface ILevel {{ ushort Value {{ get; set; }} }} [ModbusRegisterMap] public partial class Meter : ILevel {{ [InputRegister(0)] {property} }}"));

    [Theory]
    [InlineData("object")]
    [InlineData("nint")]
    [InlineData("(int, int)")]
    [InlineData("object[]")]
    [InlineData("ushort[][]")]
    [InlineData("bool?")]
    public Task A_type_without_a_form_in_registers_is_refused(string type) => MapRules.ReportAsync(
        RuleIds.UnsupportedType,
        $"'Value' is of type '{type}', which has no form in registers",
        Sources.Map($"[InputRegister(0)] public {type} {{|#0:Value|}} {{ get; set; }}"));

    [Theory]
    [InlineData("ushort")]
    [InlineData("bool?")]
    [InlineData("ushort[]")]
    public Task A_coil_is_a_bool(string type) => MapRules.ReportAsync(
        RuleIds.UnsupportedType,
        $"'Value' is of type '{type}', which has no form in registers",
        Sources.Map($"[Coil(0)] public {type} {{|#0:Value|}} {{ get; set; }}"));

    [Theory]
    [InlineData("{ get; }")]
    [InlineData("=> 230;")]
    public Task A_property_needs_a_setter(string body) => MapRules.ReportAsync(
        RuleIds.NoSetter,
        "'Voltage' has no setter, so a value that was read has nowhere to go",
        Sources.Map($"[InputRegister(0)] public float {{|#0:Voltage|}} {body}"));

    [Fact]
    public Task A_property_needs_a_getter() => MapRules.ReportAsync(
        RuleIds.NoSetter,
        "'Voltage' has no getter, so a value that was read can never be seen",
        Sources.Map("[InputRegister(0)] public float {|#0:Voltage|} { set { } }"));

    [Theory]
    [InlineData("{ get; set; }")]
    [InlineData("{ get; init; }")]
    [InlineData("{ get; private set; }")]
    public Task Any_setter_will_do(string body) => MapRules.AcceptAsync(Sources.Map($"[InputRegister(0)] public float Voltage {body}"));

    [Fact]
    public Task A_property_stands_in_one_table() => MapRules.ReportAsync(
        RuleIds.TwoTables,
        "'Limit' carries the attributes of two tables; a value stands in one of them",
        Sources.Map("[InputRegister(0), HoldingRegister(0)] public float {|#0:Limit|} { get; set; }"));

    [Fact]
    public Task A_constructor_can_only_ask_for_mapped_properties() => MapRules.ReportAsync(
        RuleIds.MapCannotBeCreated,
        "'EnergyMeter' cannot be created from registers, because nothing says what 'name' should be",
        Sources.File(
            "[ModbusRegisterMap] public partial record {|#0:EnergyMeter|}([property: InputRegister(0)] float Voltage, string name);"));

    [Fact]
    public Task A_private_type_cannot_be_named_by_the_client() => MapRules.ReportAsync(
        RuleIds.TypeNotAccessible,
        "'Current' is of type 'EnergyMeter.Mode', which the generated client cannot name",
        Sources.Map("[HoldingRegister(0)] private Mode {|#0:Current|} { get; set; } private enum Mode : ushort { Off, On }"));

    [Theory]
    [InlineData("private", "internal")]
    [InlineData("protected", "internal")]
    public Task Nor_can_a_type_that_is_private_to_what_contains_the_map(string type, string map) => MapRules.ReportAsync(
        RuleIds.TypeNotAccessible,
        "'Current' is of type 'Site.Mode', which the generated client cannot name",
        Sources.File(
            $"partial class Site {{ {type} enum Mode : ushort {{ Off }} [ModbusRegisterMap] {map} partial class EnergyMeter {{ [HoldingRegister(0)] private Mode {{|#0:Current|}} {{ get; set; }} }} }}"));

    [Fact]
    public Task A_map_as_private_as_the_type_can() => MapRules.AcceptAsync(Sources.File(
        "partial class Site { private enum Mode : ushort { Off } [ModbusRegisterMap] private partial class EnergyMeter { [HoldingRegister(0)] public Mode Current { get; set; } } }"));
}
