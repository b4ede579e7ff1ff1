using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Schema;

/// <summary>CW2205 is told at the line of the file: in the source there is no place any more, and so none for a pragma.</summary>
public sealed class GoneTests
{
    private const string Shipped = "# What peers know\nmessage Plant.Note: tagged\nmessage Plant.Note 1 Text: string\n";

    [Fact]
    public async Task What_is_gone_is_told_at_its_first_line()
    {
        Diagnostic reported = Assert.Single(await ReportAsync("public sealed class Nothing;"));

        Assert.Equal("CW2205: The message Plant.Note was shipped and is no longer declared", $"{reported.Id}: {reported.GetMessage(null)}");
        FileLinePositionSpan place = reported.Location.GetLineSpan();
        Assert.Equal(("McpSchema.Shipped.txt", 1), (place.Path, place.StartLinePosition.Line));
    }

    [Theory]
    [InlineData("[McpMessage] public class Note { [McpField(1)] public string Text { get; set; } = \"\"; }", "CW0001")]
    [InlineData("[McpMessage] public partial class Note { [McpField(0)] public string Text { get; set; } = \"\"; }", "CW2001")]
    [InlineData("[McpMessage] public partial class Note { [McpField(1)] public object Text { get; set; } = 1; }", "CW2004")]
    public async Task What_merely_has_an_error_in_it_is_not_gone(string message, string error) =>
        Assert.Equal([error], (await ReportAsync(message)).Select(static diagnostic => diagnostic.Id));

    [Fact]
    public async Task A_service_that_merely_has_an_error_in_it_is_not_gone() => Assert.Equal(
        ["CW2102"],
        (await ReportAsync(
            "[McpMessage] public partial class Note { [McpField(1)] public string Text { get; set; } = \"\"; } [McpService(\"events\")] public interface IEvents { ValueTask SendAsync(Note note); }",
            shipped: Shipped + "service events 1 Send: Plant.Note -> nothing")).Select(static diagnostic => diagnostic.Id));

    [Fact]
    public async Task A_pragma_has_no_place_where_it_could_stand() => Assert.Equal(
        ["CW2205"], (await ReportAsync("#pragma warning disable CW2205\npublic sealed class Nothing;")).Select(static diagnostic => diagnostic.Id));

    [Fact]
    public async Task The_unshipped_file_silences_it_in_words() => Assert.Empty(await ReportAsync(
        "public sealed class Nothing;", unshipped: "*REMOVED*message Plant.Note: tagged\n*REMOVED*message Plant.Note 1 Text: string\n"));

    [Fact]
    public async Task An_attribute_of_the_assembly_silences_it() => Assert.Empty(await Analysis.ReportAsync(
        Analysis.Compile(
            "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Coilwright.Schema\", \"CW2205\", Justification = \"No peer has it.\")]", References.WithCoilwright),
        new TextFile("McpSchema.Shipped.txt", Shipped)));

    private static async Task<IEnumerable<Diagnostic>> ReportAsync(string declarations, string shipped = Shipped, string unshipped = "") => await Analysis.ReportAsync(
        Analysis.Generate(Analysis.Compile(Sources.File(declarations), References.WithCoilwright)),
        new TextFile("McpSchema.Shipped.txt", shipped),
        new TextFile("McpSchema.Unshipped.txt", unshipped));
}
