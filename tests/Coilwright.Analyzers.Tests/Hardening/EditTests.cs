using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Analyzers.Tests.Hardening;

/// <summary>An editor keeps the analyzers for as long as it runs, and hands them one compilation after the other.</summary>
public sealed class EditTests
{
    private const string Names = "using Coilwright.Modbus; using Coilwright.Mcp; using System.Threading.Tasks; ";

    public static TheoryData<string> Kinds => [.. WholeSources.ByKind.Keys];

    /// <summary>A source, another file before and after an edit, and what is reported of the source then and did not use to be.</summary>
    public static TheoryData<string, string, string, string> EditsElsewhere => new()
    {
        {
            "[ModbusRegisterMap] public partial class Meter { [InputRegister(Addresses.Level)] public ushort Level { get; set; } [InputRegister(1)] public ushort Other { get; set; } }",
            "public static class Addresses { public const int Level = 0; }",
            "public static class Addresses { public const int Level = 1; }",
            RuleIds.Overlap
        },
        {
            "[ModbusRegisterMap] public partial class Meter { [InputRegister(0)] public Mode Mode { get; set; } [InputRegister(1)] public ushort Other { get; set; } }",
            "public enum Mode : ushort { Off, On }",
            "public enum Mode : uint { Off, On }",
            RuleIds.Overlap
        },
        {
            "[ModbusRegisterMap] public partial class Meter { [HoldingRegister(40001)] public ushort Level { get; set; } }",
            "public static class Program { public static object Make(ModbusClient client) => new MeterClient(client, 1, baseAddress: 2); }",
            "public static class Program { public static object Make(ModbusClient client) => new MeterClient(client, 1); }",
            RuleIds.AddressInManualStyle
        },
        {
            "public partial class Meter { [InputRegister(0)] public ushort Level { get; } }",
            "partial class Meter;",
            "[ModbusRegisterMap] partial class Meter;",
            RuleIds.NoSetter
        },
        {
            "[McpMessage] public partial class Outer { [McpField(1)] public Inner Inner { get; set; } = new(); }",
            "[McpMessage] public partial class Inner { [McpField(1)] public int Level { get; set; } }",
            "public partial class Inner { public int Level { get; set; } }",
            RuleIds.FieldTypeUnsupported
        },
        {
            "[McpService(\"meter\")] public interface IMeter { [McpOperation(1)] ValueTask<Level> ReadAsync(); }",
            "[McpMessage] public partial class Level;",
            "public partial class Level;",
            RuleIds.OperationSignature
        },
        {
            "public static class Reader { public static void Set(PumpClient pump) { pump.WriteSpeedAsync(1); } }",
            "public sealed class PumpClient { public ValueTask WriteSpeedAsync(ushort value) => default; }",
            "[ModbusRegisterMap] public partial class Pump { [HoldingRegister(0)] public ushort Speed { get; set; } }",
            RuleIds.RequestNotAwaited
        },
    };

    [Theory]
    [MemberData(nameof(EditsElsewhere))]
    public async Task After_an_edit_of_another_file_the_same_is_reported_as_at_first_sight(string source, string before, string after, string added)
    {
        CSharpCompilation first = Analysis.Compile([Names + source, Names + before], References.WithCoilwright);
        Assert.DoesNotContain(await ReportedAsync(first), report => report.Contains(added, StringComparison.Ordinal));

        SyntaxTree edited = CSharpSyntaxTree.ParseText(Names + after, cancellationToken: TestContext.Current.CancellationToken);
        string[] second = await ReportedAsync(first.ReplaceSyntaxTree(first.SyntaxTrees[1], edited));

        Assert.Equal(await ReportedAsync(Analysis.Compile([Names + source, Names + after], References.WithCoilwright)), second);
        Assert.Contains(second, report => report.Contains(added, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_edit_of_a_schema_file_the_message_is_held_against_the_new_one()
    {
        Compilation compilation = Analysis.Generate(Analysis.Compile(Sources.Message("[McpField(1)] public int Level { get; set; }"), References.WithCoilwright));

        Assert.Empty(await Analysis.ReportAsync(compilation, Shipped("int32")));
        Assert.Equal(RuleIds.ShippedRetyped, Assert.Single(await Analysis.ReportAsync(compilation, Shipped("int64"))).Id);
        Assert.Empty(await Analysis.ReportAsync(compilation, Shipped("int32")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_of_a_compilation_that_was_analyzed_is_kept(string kind)
    {
        WeakReference analyzed = await AnalyzeAsync(WholeSources.ByKind[kind]);

        // This runs where the analysis ended, under what it has on the stack.
        await Task.Yield();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(analyzed.IsAlive);
        GC.KeepAlive(Analysis.All);
    }

    // By itself, so that no local of the test keeps the compilation.
    private static async Task<WeakReference> AnalyzeAsync(string source)
    {
        Compilation compilation = Analysis.Generate(Analysis.Compile(source, References.WithCoilwright));
        await Analysis.ReportAsync(compilation, Shipped("int32"));
        return new(compilation);
    }

    private static async Task<string[]> ReportedAsync(Compilation compilation) =>
        [.. (await Analysis.ReportAsync(Analysis.Generate(compilation))).Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];

    private static TextFile Shipped(string form) =>
        new("McpSchema.Shipped.txt", $"message Plant.UserEvent: tagged\nmessage Plant.UserEvent 1 Level: {form}\n");
}
