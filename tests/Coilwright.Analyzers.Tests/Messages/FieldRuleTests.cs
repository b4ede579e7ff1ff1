using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Messages;

public sealed class FieldRuleTests
{
    private const string Packed = "(Layout = McpLayout.Packed)";

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("19000")]
    [InlineData("19999")]
    [InlineData("536870912")]
    public Task A_field_number_has_a_range(string number) => MessageRules.ReportAsync(
        RuleIds.FieldNumberOutOfRange,
        $"'Time' has field number {number}, which is not in 1 to 536870911 or is in 19000 to 19999, which Protocol Buffers keeps for itself",
        Sources.Message($"[{{|#0:McpField({number})|}}] public long Time {{ get; set; }}"));

    [Theory]
    [InlineData("1")]
    [InlineData("18999")]
    [InlineData("20000")]
    [InlineData("536870911")]
    public Task Numbers_up_to_the_borders_are_fine(string number) =>
        MessageRules.AcceptAsync(Sources.Message($"[McpField({number})] public long Time {{ get; set; }}"));

    [Fact]
    public Task A_number_belongs_to_one_field() => MessageRules.ReportAsync(
        RuleIds.FieldNumberTwice,
        "'Sequence' and 'Time' both have field number 1",
        Sources.Message("[McpField(1)] public long Time { get; set; } [{|#0:McpField(1)|}] public long Sequence { get; set; }"));

    [Fact]
    public Task A_reserved_number_stays_reserved() => MessageRules.ReportAsync(
        RuleIds.FieldNumberReserved,
        "'Time' has field number 7, which the message reserves",
        Sources.File("[McpMessage, McpReserved(3, 7)] public partial class UserEvent { [{|#0:McpField(7)|}] public long Time { get; set; } }"));

    [Theory]
    [InlineData("ZigZag", "uint")]
    [InlineData("ZigZag", "float")]
    [InlineData("VarInt", "double")]
    [InlineData("VarInt", "string")]
    [InlineData("Fixed", "short")]
    [InlineData("Fixed", "Guid")]
    [InlineData("ZigZag", "TimeSpan")]
    [InlineData("Fixed", "DayOfWeek")]
    public Task An_encoding_fits_the_type(string encoding, string type) => MessageRules.ReportAsync(
        RuleIds.EncodingNotApplicable,
        $"'Value' cannot be encoded as {encoding}, because it is of type '{type}'",
        Sources.Message($"[McpField(1, {{|#0:Encoding = McpEncoding.{encoding}|}})] public {type} Value {{ get; set; }}"));

    [Theory]
    [InlineData("Fixed", "short")]
    [InlineData("ZigZag", "TimeSpan")]
    [InlineData("VarInt", "DayOfWeek")]
    public Task The_packed_layout_has_more_encodings(string encoding, string type) => MessageRules.AcceptAsync(
        Sources.Message($"[McpField(1, Encoding = McpEncoding.{encoding})] public {type} Value {{ get; set; }}", Packed));

    [Theory]
    [InlineData("Layout", "McpLayout", "7", "0 to 1")]
    [InlineData("Layout", "McpLayout", "-1", "0 to 1")]
    [InlineData("Endianness", "McpEndianness", "2", "0 to 1")]
    public Task A_setting_of_a_message_has_a_value_that_its_enum_names(string setting, string type, string value, string range) => MessageRules.ReportAsync(
        RuleIds.McpSettingOutOfRange,
        $"'UserEvent' has {setting} = {value}, which is outside {range}",
        Sources.Message("[McpField(1, Length = 4)] public string Value { get; set; } = \"\";", $"({{|#0:{setting} = ({type})({value})|}})"));

    [Theory]
    [InlineData("Encoding", "McpEncoding", "4", "0 to 3")]
    [InlineData("Endianness", "McpEndianness", "-2", "0 to 1")]
    public Task So_has_a_setting_of_a_field(string setting, string type, string value, string range) => MessageRules.ReportAsync(
        RuleIds.McpSettingOutOfRange,
        $"'Value' has {setting} = {value}, which is outside {range}",
        Sources.Message($"[McpField(1, {{|#0:{setting} = ({type})({value})|}})] public int Value {{ get; set; }}"));

    [Theory]
    [InlineData("[McpField(1)] public Dictionary<string, int> {|#0:Value|} { get; set; } = [];", "a map")]
    [InlineData("[McpField(1, OneOf = \"Choice\")] public int? {|#0:Value|} { get; set; }", "part of a one-of")]
    public Task Maps_and_one_ofs_need_the_tagged_layout(string field, string what) => MessageRules.ReportAsync(
        RuleIds.NotInPackedLayout, $"'Value' is {what}, which has no form in the Packed layout", Sources.Message(field, Packed));

    [Theory]
    [InlineData("Length = 8", "Length")]
    [InlineData("PaddingAfter = 2", "PaddingAfter")]
    [InlineData("Endianness = McpEndianness.Big", "Endianness")]
    public Task The_tagged_layout_has_no_such_setting(string setting, string name) => MessageRules.ReportAsync(
        RuleIds.OnlyInPackedLayout,
        $"'Value' sets {name}, which means something in the Packed layout only",
        Sources.Message($"[McpField(1, {{|#0:{setting}|}})] public string Value {{ get; set; }} = \"\";"));

    [Fact]
    public Task Nor_has_a_tagged_message_a_byte_order() => MessageRules.ReportAsync(
        RuleIds.OnlyInPackedLayout,
        "'UserEvent' sets Endianness, which means something in the Packed layout only",
        Sources.Message("[McpField(1)] public int Value { get; set; }", "({|#0:Endianness = McpEndianness.Big|})"));

    [Theory]
    [InlineData("Length = 4", "int", "a string, a byte array or a list of values of fixed size takes 1 to 65535")]
    [InlineData("Length = -1", "string", "a string, a byte array or a list of values of fixed size takes 1 to 65535")]
    [InlineData("Length = 65536", "byte[]", "a string, a byte array or a list of values of fixed size takes 1 to 65535")]
    [InlineData("Length = 4", "string[]", "a string, a byte array or a list of values of fixed size takes 1 to 65535")]
    [InlineData("MaxLength = 4", "long", "a string, bytes, a list or a map takes 1 or more")]
    [InlineData("MaxLength = -1", "string", "a string, bytes, a list or a map takes 1 or more")]
    [InlineData("PaddingAfter = -1", "int", "it takes 1 to 65535")]
    public Task A_length_fits_the_type(string setting, string type, string expected) => MessageRules.ReportAsync(
        RuleIds.FieldLengthNotApplicable,
        $"'Value' cannot have {setting}: {expected}",
        Sources.Message($"[McpField(1, {{|#0:{setting}|}})] public {type} Value {{ get; set; }} = default!;", Packed));

    [Fact]
    public Task A_string_from_the_pool_has_no_fixed_length() => MessageRules.ReportAsync(
        RuleIds.FieldLengthNotApplicable,
        "'Value' cannot have Length = 4: a string from the pool has no fixed length",
        Sources.Message("[McpField(1, UseStringPool = true, {|#0:Length = 4|})] public string Value { get; set; } = \"\";", Packed));

    [Theory]
    [InlineData("long", "long")]
    [InlineData("byte[]", "byte[]")]
    [InlineData("List<int>", "List<int>")]
    [InlineData("Dictionary<string, int>", "Dictionary<string, int>")]
    public Task Only_strings_come_from_the_pool(string type, string name) => Rules<MessageAnalyzer>.RunAsync(
        Sources.Message($"[McpField(1, {{|#0:UseStringPool = true|}})] public {type} Value {{ get; set; }} = default!;"),
        new DiagnosticResult(RuleIds.FieldSettingWithoutEffect, DiagnosticSeverity.Warning).WithLocation(0)
            .WithMessage($"UseStringPool on 'Value' has no effect: only strings come from the pool, and '{name}' has none that could"));

    [Theory]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("List<string>")]
    [InlineData("Dictionary<int, string>")]
    public Task Strings_by_themselves_and_in_collections_do(string type) =>
        MessageRules.AcceptAsync(Sources.Message($"[McpField(1, UseStringPool = true)] public {type} Value {{ get; set; }} = default!;"));

    [Theory]
    [InlineData("int", "Choice")]
    [InlineData("List<int>?", "Choice")]
    [InlineData("int?", "no identifier")]
    public Task A_one_of_has_nullable_single_values(string type, string name) => MessageRules.ReportAsync(
        RuleIds.OneOfNotApplicable,
        $"'Value' cannot be part of the one-of '{name}': its fields are nullable single values, and its name is an identifier",
        Sources.Message($"[McpField(1, {{|#0:OneOf = \"{name}\"|}})] public {type} Value {{ get; set; }}"));
}
