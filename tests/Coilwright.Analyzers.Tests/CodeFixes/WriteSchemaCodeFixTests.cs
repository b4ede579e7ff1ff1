using Coilwright.Analyzers.Schema;
using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;
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

    private static async Task ChangeAsync(string source, string before, string after)
    {
        CSharpCodeFixTest<SchemaAnalyzer, WriteSchemaCodeFix, DefaultVerifier> test = new()
        {
            TestCode = source,
            FixedCode = source.Replace("{|CW2204:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal),
            ReferenceAssemblies = References.Framework,
            CompilerDiagnostics = CompilerDiagnostics.None,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
        };
        test.TestState.AdditionalFiles.Add(("McpSchema.Unshipped.txt", before));
        test.FixedState.AdditionalFiles.Add(("McpSchema.Unshipped.txt", after));
        test.TestState.AdditionalReferences.AddRange(References.WithCoilwright);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
