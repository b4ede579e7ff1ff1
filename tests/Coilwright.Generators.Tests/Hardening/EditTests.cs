using System.Runtime.CompilerServices;
using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Tests.Hardening;

/// <summary>What a driver remembers from one keystroke to the next.</summary>
public sealed class EditTests
{
    [Theory]
    [InlineData(Kind.Map, "public enum Mode : ushort { Off, On }", "public enum Mode : uint { Off, On }")]
    [InlineData(Kind.Message, "public enum Mode : uint { Off, On }", "public enum Mode : ulong { Off, On }")]
    [InlineData(Kind.PackedMessage, "public enum Mode : ushort { Off, On }", "public enum Mode : uint { Off, On }")]
    public void An_edit_of_another_file_that_matters_prints_the_type_again(Kind kind, string before, string after)
    {
        GeneratorRun first = GeneratorRun.Of(before, Declaration.Of(kind, "Meter", Declaration.MemberOfType(kind, "Mode")));
        GeneratorRun second = first.Again(compilation => Replace(compilation, 0, after));
        Assert.NotEqual(first.Text("Meter.g.cs"), second.Text("Meter.g.cs"));
        Assert.Empty(second.Diagnostics);
    }

    [Fact]
    public void A_message_that_is_no_longer_one_takes_its_service_along()
    {
        GeneratorRun first = GeneratorRun.Of(Declaration.Parcel, Declaration.Of(Kind.Service, "Meter", Declaration.MemberOfType(Kind.Service, "Parcel")));
        GeneratorRun second = first.Again(compilation => Replace(compilation, 0, "public class Parcel;"));
        Assert.Contains(first.Sources, static source => source.HintName == "MeterClient.g.cs");
        Assert.Empty(second.Sources);
    }

    [Fact]
    public void A_nested_message_that_changes_its_size_changes_the_one_around_it()
    {
        string inner = Declaration.Of(Kind.PackedMessage, "Inner", "[global::Coilwright.Mcp.McpField(1)] public int Level { get; set; }");
        GeneratorRun first = GeneratorRun.Of(
            inner, Declaration.Of(Kind.PackedMessage, "Meter", "[global::Coilwright.Mcp.McpField(1)] public Inner Level { get; set; } = new();"));
        GeneratorRun second = first.Again(compilation => Replace(compilation, 0, inner.Replace("int", "long", StringComparison.Ordinal)));
        Assert.Contains("EncodedSize = 4", first.Text("Meter.g.cs"), StringComparison.Ordinal);
        Assert.Contains("EncodedSize = 8", second.Text("Meter.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void An_edit_elsewhere_prints_nothing_again(Kind kind)
    {
        GeneratorRun second = GeneratorRun.Of(Declaration.Parcel, Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level")))
            .Again(compilation => compilation.AddSyntaxTrees(GeneratorRun.Parse("internal static class Other;", "Other.cs")));
        Assert.All(second.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void No_driver_keeps_what_was_compiled_before(Kind kind)
    {
        (GeneratorDriver driver, WeakReference before) = Edit(kind);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(before.IsAlive);
        GC.KeepAlive(driver);
    }

    // By itself, so that no local of the test keeps the first compilation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Before) Edit(Kind kind)
    {
        CSharpCompilation first = GeneratorRun.Compile(
            GeneratorRun.Options, GeneratorRun.ParseOptions, Declaration.Parcel, Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level")));
        GeneratorDriver driver = GeneratorRun.NewDriver(GeneratorRun.ParseOptions).RunGenerators(first, TestContext.Current.CancellationToken);
        CSharpCompilation second = Replace(first, 1, Declaration.Of(kind, "Meter", Declaration.Member(kind, "Another")));
        return (driver.RunGenerators(second, TestContext.Current.CancellationToken), new(first));
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int index, string source)
    {
        SyntaxTree old = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(old, GeneratorRun.Parse(source, old.FilePath));
    }
}
