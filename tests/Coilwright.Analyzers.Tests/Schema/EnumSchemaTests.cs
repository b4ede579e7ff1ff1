using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Schema;

/// <summary>The values of enums are on the wire, and in the Packed layout their bytes are those of the type under them.</summary>
public sealed class EnumSchemaTests
{
    private const string Tagged = "message Plant.UserEvent: tagged\nmessage Plant.UserEvent 1 Mode: Plant.Mode\n";
    private const string Shipped = Tagged + "enum Plant.Mode 0 Off\nenum Plant.Mode 1 Heat\nenum Plant.Mode 2 Cool\n";

    [Theory]
    [InlineData("Off, Heat, Cool")]
    [InlineData("Off, Warm, Cool")]
    [InlineData("Cool = 2, Heat = 1, Off = 0")]
    [InlineData("Off, Heat, Cool, Chill = Cool")]
    public async Task Values_that_mean_what_they_meant_are_accepted(string values) => Assert.Empty(await ReportAsync(values, Shipped));

    [Theory]
    [InlineData("Off, Cool, Heat", "CW2201: 'Cool' has number 1, but was shipped with number 2", "CW2201: 'Heat' has number 2, but was shipped with number 1")]
    [InlineData("Off, Heat, Cool = 8", "CW2201: 'Cool' has number 8, but was shipped with number 2")]
    [InlineData("Off, Heat", "CW2203: 'Cool', number 2 of 'Mode', was shipped and is no longer declared")]
    [InlineData("Off, Heat, Cool, Both", "CW2204: McpSchema.Unshipped.txt does not say what 'Mode' adds to what was shipped")]
    [InlineData("Off, Idle, Heat, Cool", "CW2201: 'Cool' has number 3, but was shipped with number 2", "CW2201: 'Heat' has number 2, but was shipped with number 1")]
    public async Task A_value_that_means_something_else_than_before_is_told(string values, params string[] expected) => Assert.Equal(expected, Words(await ReportAsync(values, Shipped)));

    [Fact]
    public async Task A_value_that_is_told_in_the_unshipped_file_is_accepted() => Assert.Empty(await ReportAsync(Source("Off, Heat, Cool, Both = -1"), Shipped, "enum Plant.Mode -1 Both"));

    [Fact]
    public async Task A_value_that_is_taken_back_in_words_may_go() => Assert.Empty(await ReportAsync(Source("Off, Heat"), Shipped, "*REMOVED*enum Plant.Mode 2 Cool"));

    [Fact]
    public async Task A_file_that_does_not_speak_of_the_enum_yet_is_told_so() => Assert.Equal(
        ["CW2204: McpSchema.Unshipped.txt does not say what 'Mode' adds to what was shipped"], Words(await ReportAsync("Off, Heat", Tagged)));

    [Theory]
    [InlineData("Mode?")]
    [InlineData("Mode[]")]
    [InlineData("List<Mode>")]
    [InlineData("Dictionary<string, Mode>")]
    public async Task The_enum_is_found_in_whatever_carries_it(string type) => Assert.Contains(
        "CW2203: 'Heat', number 1 of 'Mode', was shipped and is no longer declared",
        Words(await ReportAsync(Source("Off", "", type), Shipped, "")));

    [Fact]
    public async Task An_enum_that_no_message_carries_is_left_alone() => Assert.Empty(await ReportAsync(
        Sources.Message("[McpField(1)] public DayOfWeek Day { get; set; }") + "public enum Colour { Red }", "message Plant.UserEvent: tagged\nmessage Plant.UserEvent 1 Day: System.DayOfWeek\n", ""));

    [Fact]
    public async Task A_pragma_silences_the_renumbering_of_a_value() => Assert.Empty(await ReportAsync(
        Source("\n#pragma warning disable CW2201\nOff, Cool, Heat\n#pragma warning restore CW2201\n"), Shipped, ""));

    [Theory]
    [InlineData("byte", "byte", "")]
    [InlineData("ushort", "byte", "CW2202: 'Mode' is 'Plant.Mode as ushort littleendian' on the wire, but was shipped as 'Plant.Mode as byte littleendian'")]
    [InlineData("int", "long", "CW2202: 'Mode' is 'Plant.Mode as int littleendian' on the wire, but was shipped as 'Plant.Mode as long littleendian'")]
    public async Task The_bytes_of_an_enum_in_a_packed_message_are_part_of_its_form(string now, string then, string expected) => Assert.Equal(
        expected.Length == 0 ? [] : [expected], Words(await ReportAsync(Source("Off", ": " + now, "Mode", "(Layout = McpLayout.Packed)"), Packed($"as {then} "), "")));

    [Theory]
    [InlineData("byte", "")]
    [InlineData("ushort", "")]
    [InlineData("long", "as sfixed64 ")]
    public async Task A_line_that_was_written_before_the_bytes_were_named_says_what_it_said(string now, string written)
    {
        string source = Source("Off", ": " + now, "Mode", "(Layout = McpLayout.Packed)");

        Assert.Empty(await ReportAsync(source, Packed(written), ""));
        Assert.Empty(await ReportAsync(source, "", Packed(written)));
    }

    private static string Packed(string size) => $"message Plant.UserEvent: packed\nmessage Plant.UserEvent 1 Mode: Plant.Mode {size}littleendian\nenum Plant.Mode 0 Off\n";

    private static string Source(string values, string underlying = "", string type = "Mode", string settings = "") =>
        Sources.Message($"[McpField(1)] public {type} Mode {{ get; set; }}{(type is "Mode" or "Mode?" ? "" : " = null!;")}", settings) + $"public enum Mode{underlying} {{ {values} }}";

    private static IEnumerable<string> Words(IEnumerable<Diagnostic> reported) => reported.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}").Order();

    private static Task<IEnumerable<Diagnostic>> ReportAsync(string values, string shipped) => ReportAsync(Source(values), shipped, "");

    private static async Task<IEnumerable<Diagnostic>> ReportAsync(string source, string shipped, string unshipped)
    {
        Compilation compilation = Analysis.Generate(Analysis.Compile(source, References.WithCoilwright));
        return await Analysis.ReportAsync(compilation, new TextFile("McpSchema.Shipped.txt", shipped), new TextFile("McpSchema.Unshipped.txt", unshipped));
    }
}
