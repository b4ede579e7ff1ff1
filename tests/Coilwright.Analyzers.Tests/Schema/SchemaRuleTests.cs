using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Schema;

public sealed class SchemaRuleTests
{
    private const string Packed = "(Layout = McpLayout.Packed)";

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "[McpField(2)] public long Time { get; set; }", "", "1 Time: int64", "CW2201: 'Time' has number 2, but was shipped with number 1" },
        { "[McpField(1)] public int Time { get; set; }", "", "1 Time: int64", "CW2202: 'Time' is 'int32' on the wire, but was shipped as 'int64'" },
        { "[McpField(1, Encoding = McpEncoding.ZigZag)] public long Time { get; set; }", "", "1 Time: int64", "CW2202: 'Time' is 'sint64' on the wire, but was shipped as 'int64'" },
        { "[McpField(1)] public List<long> Time { get; set; } = [];", "", "1 Time: int64", "CW2202: 'Time' is 'repeated int64' on the wire, but was shipped as 'int64'" },
        { "", "", "1 Time: int64", "CW2203: 'Time', number 1 of 'UserEvent', was shipped and is no longer declared" },
        { "[McpField(2)] public long? Time { get; set; }", Packed, "2 Time: long littleendian", "CW2202: 'Time' is 'optional long littleendian' on the wire, but was shipped as 'long littleendian'" },
        { "[McpField(1, Endianness = McpEndianness.Big)] public long Time { get; set; }", Packed, "1 Time: long littleendian", "CW2202: 'Time' is 'long bigendian' on the wire, but was shipped as 'long littleendian'" },
        { "[McpField(1, Length = 8)] public string Name { get; set; } = \"\";", Packed, "1 Name: string of 4 bytes", "CW2202: 'Name' is 'string of 8 bytes' on the wire, but was shipped as 'string of 4 bytes'" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_that_breaks_what_was_shipped_is_an_error(string field, string settings, string shipped, string expected)
    {
        string layout = settings.Length == 0 ? "tagged" : "packed";
        Diagnostic reported = Assert.Single(await ReportAsync(
            Sources.Message(field, settings), $"message Plant.UserEvent: {layout}\nmessage Plant.UserEvent {shipped}\n", ""));

        Assert.Equal(expected, $"{reported.Id}: {reported.GetMessage(null)}");
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
    }

    [Theory]
    [InlineData("[McpField(1)] public long Moment { get; set; }", "1 Time: int64")]
    [InlineData("[McpField(1)] public long? Time { get; set; }", "1 Time: int64")]
    public async Task A_name_and_a_question_mark_are_not_on_the_wire(string field, string shipped) => Assert.Empty(await ReportAsync(
        Sources.Message(field), $"message Plant.UserEvent: tagged\nmessage Plant.UserEvent {shipped}\n", ""));

    [Fact]
    public async Task A_field_after_a_variable_one_of_a_packed_message_is_not_made_optional() => Assert.Equal(
        ["CW2202: 'Time' is 'optional long littleendian' on the wire, but was shipped as 'long littleendian'"],
        Words(await ReportAsync(
            Sources.Message("[McpField(1)] public string Name { get; set; } = \"\"; [McpField(2)] public long? Time { get; set; }", Packed),
            "message Plant.UserEvent: packed\nmessage Plant.UserEvent 1 Name: string\nmessage Plant.UserEvent 2 Time: long littleendian",
            "")));

    [Fact]
    public async Task A_new_one_at_the_end_may_be_optional() => Assert.Empty(await ReportAsync(
        Sources.Message("[McpField(1)] public string Name { get; set; } = \"\"; [McpField(2)] public long? Time { get; set; }", Packed),
        "message Plant.UserEvent: packed\nmessage Plant.UserEvent 1 Name: string",
        "message Plant.UserEvent 2 Time: optional long littleendian"));

    [Theory]
    [InlineData(Packed, "packed", "CW2206: 'Name' has number 2 and so stands before 'Time', number 3, which was shipped; new fields of a Packed message go to the end")]
    [InlineData("", "tagged")]
    public async Task A_new_field_of_a_packed_message_stands_behind_all_that_were_shipped(string settings, string layout, params string[] expected)
    {
        string form = layout == "packed" ? "long littleendian" : "int64";
        Assert.Equal(expected, Words(await ReportAsync(
            Sources.Message("[McpField(1)] public long A { get; set; } [McpField(2)] public string Name { get; set; } = \"\"; [McpField(3)] public long Time { get; set; }", settings),
            $"message Plant.UserEvent: {layout}\nmessage Plant.UserEvent 1 A: {form}\nmessage Plant.UserEvent 3 Time: {form}",
            "message Plant.UserEvent 2 Name: string")));
    }

    [Fact]
    public async Task Of_two_messages_of_one_name_the_files_can_say_nothing()
    {
        const string Pages = "[McpMessage] public partial class Page { [McpField(1)] public long Number { get; set; } } [McpMessage] public partial class Page<T> { [McpField(2)] public long Number { get; set; } }";
        const string Told = "CW2207: 'Page' and another type are both the message Plant.Page of the schema files, which cannot tell them apart";

        Assert.Equal([Told, Told], Words(await ReportAsync(Sources.File(Pages), "message Plant.Page: tagged", "")));
        Assert.Empty(await Analysis.ReportAsync(Compile(Sources.File(Pages))));
    }

    [Fact]
    public async Task The_layout_was_shipped_too() => Assert.Equal(
        ["'UserEvent' is 'packed' on the wire, but was shipped as 'tagged'"],
        (await ReportAsync(Sources.Message("", Packed), "message Plant.UserEvent: tagged", "")).Select(static diagnostic => diagnostic.GetMessage(null)));

    [Theory]
    [InlineData("[McpOperation(2)] ValueTask<Ack> ReadAsync(Note note);", "CW2201: 'Read' has number 2, but was shipped with number 1", "")]
    [InlineData("[McpOperation(1)] ValueTask<Note> ReadAsync(Note note);", "CW2202: 'Read' is 'Plant.Note -> Plant.Note' on the wire, but was shipped as 'Plant.Note -> Plant.Ack'", "")]
    [InlineData("[McpOperation(1)] IAsyncEnumerable<Ack> ReadAsync(Note note);", "CW2202: 'Read' is 'Plant.Note -> stream Plant.Ack' on the wire, but was shipped as 'Plant.Note -> Plant.Ack'", "")]
    [InlineData("[McpOperation(2)] ValueTask StopAsync();", "CW2203: 'Read', number 1 of 'IUserEvents', was shipped and is no longer declared", "service events 2 Stop: nothing -> nothing")]
    public async Task So_it_is_with_operations(string method, string expected, string unshipped)
    {
        string messages = "message Plant.Note: tagged\nmessage Plant.Note 1 Text: string\nmessage Plant.Ack: tagged\nmessage Plant.Ack 1 Number: int64\n";
        Diagnostic reported = Assert.Single(await ReportAsync(Sources.Service(method), messages + "service events 1 Read: Plant.Note -> Plant.Ack", unshipped));

        Assert.Equal(expected, $"{reported.Id}: {reported.GetMessage(null)}");
    }

    [Fact]
    public async Task What_is_taken_back_in_words_may_go() => Assert.Empty(await ReportAsync(
        Sources.Message(""), "message Plant.UserEvent: tagged\nmessage Plant.UserEvent 1 Time: int64", "*REMOVED*message Plant.UserEvent 1 Time: int64"));

    [Fact]
    public async Task Comments_and_empty_lines_say_nothing() => Assert.Empty(await ReportAsync(Sources.Message(""), "# What peers know\n\nmessage Plant.UserEvent: tagged", ""));

    [Theory]
    [InlineData("[McpField(1)] public long B { get; set; } [McpField(2)] public long A { get; set; }", "CW2201: 'A' has number 2, but was shipped with number 1", "CW2201: 'B' has number 1, but was shipped with number 2")]
    [InlineData("[McpField(1)] public long B { get; set; } [McpField(2)] public long C { get; set; }", "CW2201: 'B' has number 1, but was shipped with number 2")]
    [InlineData("[McpField(1)] public long Old { get; set; } [McpField(2)] public long B { get; set; } [McpField(3)] public long A { get; set; }")]
    public async Task Fields_that_change_places_are_renumbered_even_if_no_number_is_gone(string fields, params string[] expected) => Assert.Equal(expected, Words(await ReportAsync(
        Sources.Message(fields),
        "message Plant.UserEvent: tagged\nmessage Plant.UserEvent 1 A: int64\nmessage Plant.UserEvent 2 B: int64\n",
        fields.Contains('3', StringComparison.Ordinal) ? "message Plant.UserEvent 3 A: int64" : "")));

    [Fact]
    public async Task A_project_without_schema_files_is_told_nothing_but_offered_to_begin()
    {
        Compilation compilation = Compile(Sources.Message("[McpField(1)] public long Time { get; set; }"));

        Assert.Empty(await Analysis.ReportAsync(compilation));
        Diagnostic offered = Assert.Single(await Analysis.ReportWithOffersAsync(compilation));
        Assert.Equal((RuleIds.NotInSchema, DiagnosticSeverity.Hidden), (offered.Id, offered.Severity));
    }

    [Fact]
    public async Task A_project_that_wants_to_be_told_can_say_so()
    {
        Compilation compilation = Compile(Sources.Message(""));
        CompilationOptions loud = compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(RuleIds.NotInSchema, ReportDiagnostic.Warn)]);

        Assert.Equal([RuleIds.NotInSchema], (await Analysis.ReportAsync(compilation.WithOptions(loud))).Select(static diagnostic => diagnostic.Id));
    }

    private static IEnumerable<string> Words(IEnumerable<Diagnostic> reported) => reported.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}").Order();

    private static async Task<IEnumerable<Diagnostic>> ReportAsync(string source, string shipped, string unshipped) => await Analysis.ReportAsync(
        Compile(source), new TextFile("McpSchema.Shipped.txt", shipped), new TextFile("McpSchema.Unshipped.txt", unshipped));

    private static Compilation Compile(string source) => Analysis.Generate(Analysis.Compile(source, References.WithCoilwright));
}
