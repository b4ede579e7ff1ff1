using Coilwright.Analyzers.Schema;
using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.CodeFixes;

public sealed class WriteSchemaCodeFixTests
{
    [Fact]
    public Task What_is_new_is_written_in_order() => ChangeAsync(
        Sources.File("[McpMessage] public partial class {|CW2204:UserEvent|} { [McpField(2)] public long Time { get; set; } [McpField(1)] public string Id { get; set; } = \"\"; }"),
        "# New\nmessage Plant.UserEvent 7 Old: bool\n",
        "# New\nmessage Plant.UserEvent: tagged\nmessage Plant.UserEvent 1 Id: string\nmessage Plant.UserEvent 2 Time: int64\n");

    [Fact]
    public Task All_are_written_at_once() => ChangeAsync(
        Sources.Service("[McpOperation(1)] ValueTask<Ack> ReadAsync(Note note);")
            .Replace("record Note", "record {|CW2204:Note|}", StringComparison.Ordinal)
            .Replace("record Ack", "record {|CW2204:Ack|}", StringComparison.Ordinal)
            .Replace("interface IUserEvents", "interface {|CW2204:IUserEvents|}", StringComparison.Ordinal),
        "",
        "message Plant.Ack: tagged\nmessage Plant.Ack 1 Number: int64\nmessage Plant.Note: tagged\nmessage Plant.Note 1 Text: string\nservice events 1 Read: Plant.Note -> Plant.Ack\n");

    [Fact]
    public Task The_values_of_an_enum_are_written_with_the_message_that_carries_it() => ChangeAsync(
        Sources.File(
            "[McpMessage(Layout = McpLayout.Packed)] public partial class {|CW2204:UserEvent|} { [McpField(1)] public Mode Mode { get; set; } } "
            + "public enum {|CW2204:Mode|} : ushort { Heat = 3, Off = 0 } public enum Colour { Red }"),
        "",
        "enum Plant.Mode 0 Off\nenum Plant.Mode 3 Heat\nmessage Plant.UserEvent: packed\nmessage Plant.UserEvent 1 Mode: Plant.Mode as ushort littleendian\n");

    [Fact]
    public async Task Where_there_is_no_file_yet_the_fix_makes_one()
    {
        string source = Sources.File("[McpMessage] public partial class {|#0:UserEvent|} { [McpField(1)] public long Time { get; set; } }");
        CSharpCodeFixTest<SchemaAnalyzer, WriteSchemaCodeFix, DefaultVerifier> test = Test(source, source.Replace("{|#0:", "", StringComparison.Ordinal));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(RuleIds.NotInSchema, DiagnosticSeverity.Hidden).WithLocation(0));
        test.FixedState.AdditionalFiles.Add(("McpSchema.Unshipped.txt", "message Plant.UserEvent: tagged\nmessage Plant.UserEvent 1 Time: int64\n"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task ChangeAsync(string source, string before, string after)
    {
        CSharpCodeFixTest<SchemaAnalyzer, WriteSchemaCodeFix, DefaultVerifier> test = Test(source, source.Replace("{|CW2204:", "", StringComparison.Ordinal));
        test.TestState.AdditionalFiles.Add(("McpSchema.Unshipped.txt", before));
        test.FixedState.AdditionalFiles.Add(("McpSchema.Unshipped.txt", after));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static CSharpCodeFixTest<SchemaAnalyzer, WriteSchemaCodeFix, DefaultVerifier> Test(string source, string after)
    {
        CSharpCodeFixTest<SchemaAnalyzer, WriteSchemaCodeFix, DefaultVerifier> test = new()
        {
            TestCode = source,
            FixedCode = after.Replace("|}", "", StringComparison.Ordinal),
            ReferenceAssemblies = References.Framework,
            CompilerDiagnostics = CompilerDiagnostics.None,
        };
        test.TestState.AdditionalReferences.AddRange(References.WithCoilwright);
        return test;
    }
}
