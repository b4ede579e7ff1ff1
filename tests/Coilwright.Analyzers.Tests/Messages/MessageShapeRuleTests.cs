using System.Globalization;
using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Messages;

public sealed class MessageShapeRuleTests
{
    [Fact]
    public Task A_message_must_be_partial() => MessageRules.ReportAsync(
        RuleIds.TypeNotPartial,
        "Type 'UserEvent' must be partial, because the generator adds code to it",
        Sources.File("[McpMessage] public record {|#0:UserEvent|};"));

    [Fact]
    public Task A_message_is_not_derived_from_another() => MessageRules.ReportAsync(
        RuleIds.TypeCannotBeGenerated,
        "No code can be generated for 'UserEvent', because it is derived from another message",
        Sources.File("[McpMessage] public partial class Event; [McpMessage] public partial class {|#0:UserEvent|} : Event;"));

    [Fact]
    public Task A_message_is_not_a_register_map() => MessageRules.ReportAsync(
        RuleIds.TypeCannotBeGenerated,
        "No code can be generated for 'UserEvent', because it is a register map as well",
        Sources.File("[McpMessage, ModbusRegisterMap] public partial class {|#0:UserEvent|} { [McpField(1), HoldingRegister(0)] public int Value { get; set; } }"));

    [Theory]
    [InlineData("Schema")]
    [InlineData("GetEncodedSize")]
    [InlineData("Encode")]
    [InlineData("Decode")]
    [InlineData("TryDecode")]
    [InlineData("DecodeInto")]
    public Task A_name_of_the_generated_code_is_taken(string name) => MessageRules.ReportAsync(
        RuleIds.ReservedName,
        $"'UserEvent' cannot have a member named '{name}', because the generator adds one of that name",
        Sources.Message($"[McpField(1)] public long {{|#0:{name}|}} {{ get; set; }}"));

    [Theory]
    [InlineData("Schema")]
    [InlineData("TryDecode")]
    public Task And_so_no_message_can_have_it(string name) => MessageRules.ReportAsync(
        RuleIds.ReservedName,
        $"'{name}' cannot have a member named '{name}', because the generator adds one of that name",
        Sources.File($"[McpMessage] public partial class {{|#0:{name}|}} {{ [McpField(1)] public long Time {{ get; set; }} }}"));

    [Fact]
    public Task The_bytes_of_the_view_have_a_name() => MessageRules.ReportAsync(
        RuleIds.ReservedName,
        "'UserEvent' cannot have a member named '_data', because the generator adds one of that name",
        Sources.Message("[McpField(1)] public long {|#0:_data|} { get; set; }"));

    [Fact]
    public Task The_name_of_the_view_is_taken() => MessageRules.ReportAsync(
        RuleIds.ReservedName,
        "'UserEvent' cannot have a member named 'UserEventView', because the generator adds one of that name",
        Sources.File("[McpMessage] public partial class UserEvent; public class {|#0:UserEventView|};"));

    [Theory]
    [InlineData("object")]
    [InlineData("decimal")]
    [InlineData("DateTime")]
    [InlineData("nint")]
    [InlineData("char")]
    [InlineData("int[][]")]
    [InlineData("List<string?>")]
    [InlineData("List<int?>")]
    [InlineData("HashSet<int>")]
    [InlineData("Dictionary<double, int>")]
    [InlineData("Dictionary<string, List<int>>")]
    [InlineData("Version")]
    public Task A_type_without_a_form_in_messages_is_refused(string type) => MessageRules.ReportAsync(
        RuleIds.FieldTypeUnsupported,
        $"'Value' is of type '{type}', which has no form in messages",
        Sources.Message($"[McpField(1)] public {type} {{|#0:Value|}} {{ get; set; }} = default!;"));

    [Theory]
    [InlineData("bool")]
    [InlineData("sbyte?")]
    [InlineData("ulong")]
    [InlineData("DayOfWeek?")]
    [InlineData("string?")]
    [InlineData("byte[]?")]
    [InlineData("ReadOnlyMemory<byte>")]
    [InlineData("Guid?")]
    [InlineData("DateTimeOffset")]
    [InlineData("TimeSpan?")]
    [InlineData("UserEvent?")]
    [InlineData("UserEvent[]")]
    [InlineData("List<double>")]
    [InlineData("IReadOnlyList<byte[]>?")]
    [InlineData("IList<Guid>")]
    [InlineData("Dictionary<bool, UserEvent>")]
    [InlineData("IReadOnlyDictionary<ulong, TimeSpan>?")]
    public Task A_type_with_a_form_is_accepted(string type) =>
        MessageRules.AcceptAsync(Sources.Message($"[McpField(1)] public {type} Value {{ get; set; }} = default!;"));

    [Theory]
    [InlineData("public static int {|#0:Value|} { get; set; }", "'Value' is static")]
    [InlineData("public int {|#0:this|}[int index] { get => index; set { } }", "'this[]' is an indexer")]
    [InlineData("public ref int {|#0:Value|} => throw new NotSupportedException();", "'Value' is returned by reference")]
    public Task A_field_is_a_plain_property(string property, string what) => MessageRules.ReportAsync(
        RuleIds.FieldTypeUnsupported, $"{what}, which has no form in messages", Sources.Message("[McpField(1)] " + property));

    [Fact]
    public Task A_field_needs_a_getter() => MessageRules.ReportAsync(
        RuleIds.FieldWithoutSetter,
        "'Time' has no getter, so a value that was received can never be seen",
        Sources.Message("[McpField(1)] public long {|#0:Time|} { set { } }"));

    [Theory]
    [InlineData("{ get; }")]
    [InlineData("=> 230;")]
    public Task A_field_needs_a_setter(string body) => MessageRules.ReportAsync(
        RuleIds.FieldWithoutSetter,
        "'Time' has no setter, so a value that was received has nowhere to go",
        Sources.Message($"[McpField(1)] public long {{|#0:Time|}} {body}"));

    [Fact]
    public Task A_constructor_can_only_ask_for_fields() => MessageRules.ReportAsync(
        RuleIds.MessageCannotBeCreated,
        "'UserEvent' cannot be created from its bytes, because nothing says what 'source' should be",
        Sources.File("[McpMessage] public partial record {|#0:UserEvent|}([McpField(1)] long Time, string source);"));

    [Fact]
    public Task A_required_member_is_a_field() => MessageRules.ReportAsync(
        RuleIds.MessageCannotBeCreated,
        "'UserEvent' cannot be created from its bytes, because nothing says what 'Source' should be",
        Sources.File("[McpMessage] public partial class {|#0:UserEvent|} { public required string Source { get; set; } }"));

    [Fact]
    public Task A_message_may_contain_itself_where_it_can_end() => MessageRules.AcceptAsync(
        Sources.Message("[McpField(1)] public UserEvent? Next { get; set; } [McpField(2)] public List<UserEvent> All { get; set; } = [];"));

    [Fact]
    public Task A_message_that_always_contains_itself_never_ends() => MessageRules.ReportAsync(
        RuleIds.MessageContainsItself,
        "'Next' is of type 'UserEvent', so the message would contain itself without end; make it nullable or a list",
        Sources.Message("[McpField(1)] public UserEvent {|#0:Next|} { get; set; } = null!;"));

    [Theory]
    [InlineData("")]
    [InlineData("(Layout = McpLayout.Packed)")]
    public Task A_generic_message_may_contain_itself_as_another_type_at_every_level(string layout) => MessageRules.AcceptAsync(Sources.File(
        $"[McpMessage{layout}] public partial class Node<T> {{ [McpField(1)] public Pair<Node<T>>? Next {{ get; set; }} }} "
        + $"[McpMessage{layout}] public partial class Pair<T> {{ [McpField(1)] public Node<Pair<T>>? Next {{ get; set; }} }}"));

    [Theory]
    [InlineData("")]
    [InlineData("(Layout = McpLayout.Packed)")]
    public Task But_that_never_ends_either_if_it_always_does(string layout) => MessageRules.ReportAsync(
        RuleIds.MessageContainsItself,
        "'Next' is of type 'Node<Node<T>>', so the message would contain itself without end; make it nullable or a list",
        Sources.File($"[McpMessage{layout}] public partial class Node<T> {{ [McpField(1)] public Node<Node<T>> {{|#0:Next|}} {{ get; set; }} = null!; }}"));

    [Fact]
    public Task Nor_do_two_that_always_contain_each_other() => Rules<MessageAnalyzer>.RunAsync(
        Sources.File(
            """
            [McpMessage] public partial class Cause { [McpField(1)] public Effect {|#0:Effect|} { get; set; } = null!; }
            [McpMessage] public partial class Effect { [McpField(1)] public Cause {|#1:Cause|} { get; set; } = null!; }
            """),
        DiagnosticResult.CompilerError(RuleIds.MessageContainsItself).WithLocation(0).WithArguments("Effect", "Effect"),
        DiagnosticResult.CompilerError(RuleIds.MessageContainsItself).WithLocation(1).WithArguments("Cause", "Cause"));

    [Fact]
    public Task Messages_nest_sixteen_deep() => MessageRules.AcceptAsync(Nested("Next", 16));

    [Fact]
    public Task But_not_deeper() => MessageRules.ReportAsync(
        RuleIds.MessageNestedTooDeep, "'Next' nests messages 17 deep; the limit is 16", Nested("{|#0:Next|}", 17));

    [Fact]
    public Task A_private_type_cannot_be_named_by_the_view() => MessageRules.ReportAsync(
        RuleIds.FieldTypeNotAccessible,
        "'Current' is of type 'UserEvent.Mode', which the generated view cannot name",
        Sources.Message("[McpField(1)] private Mode {|#0:Current|} { get; set; } private enum Mode { Off, On }"));

    [Fact]
    public Task An_attribute_of_the_same_name_is_another_attribute() => MessageRules.AcceptAsync(
        "public sealed class McpMessageAttribute : System.Attribute; [McpMessage] public class UserEvent { public object Value { get; } }");

    private static string Nested(string outermost, int levels) => Sources.File(
        string.Concat(Enumerable.Range(0, levels).Select(level =>
            $"[McpMessage] public partial class L{Number(level)} {{ [McpField(1)] public L{Number(level + 1)}? {(level == 0 ? outermost : "Next")} {{ get; set; }} }}\n"))
        + $"[McpMessage] public partial class L{Number(levels)};");

    private static string Number(int level) => level.ToString(CultureInfo.InvariantCulture);
}
