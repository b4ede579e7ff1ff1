using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class SilenceTests
{
    [Fact]
    public async Task A_client_of_another_library_is_left_alone()
    {
        Compilation compilation = Analysis.Compile(
            Plant.Method("while (true) { client.WriteSingleCoilAsync(1, 0, true, ct); await meter.ReadAsync(ct); }"), References.Platform);

        Assert.Empty(await Analysis.ReportAsync(compilation));
    }

    [Fact]
    public async Task Generated_code_is_left_alone()
    {
        CSharpCompilation compilation = Analysis.Compile("", References.WithCoilwright);
        SyntaxTree generated = CSharpSyntaxTree.ParseText(
            Plant.Method("meter.WriteLimitAsync(1, ct);", "void Run"), path: "Plant.g.cs", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(await Analysis.ReportAsync(Analysis.Generate(compilation.AddSyntaxTrees(generated))));
    }
}
