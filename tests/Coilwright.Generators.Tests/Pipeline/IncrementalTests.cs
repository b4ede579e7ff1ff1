using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Tests.Pipeline;

public sealed class IncrementalTests
{
    private const string Meter =
        """
        [Coilwright.Modbus.ModbusRegisterMap]
        public partial class Meter
        {
            [Coilwright.Modbus.InputRegister(0)] public Mode Mode { get; set; }
        }
        """;

    private const string Pump =
        """
        [Coilwright.Modbus.ModbusRegisterMap]
        public partial class Pump
        {
            [Coilwright.Modbus.InputRegister(0)] public ushort Speed { get; set; }
        }
        """;

    private const string Mode = "public enum Mode : ushort { Off, On }";

    [Fact]
    public void An_unrelated_edit_prints_nothing_again()
    {
        GeneratorRun second = GeneratorRun.Of(Meter, Pump, Mode).Again(
            compilation => compilation.AddSyntaxTrees(GeneratorRun.Parse("internal static class Other;", "Other.cs")));
        Assert.All(Reasons(second, Declarations.ParseStep), AssertUnchanged);
        Assert.All(Reasons(second, RegisterMapGenerator.ModelStep), AssertUnchanged);
        Assert.All(second.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_comment_inside_the_map_prints_nothing_again()
    {
        GeneratorRun second = GeneratorRun.Of(Meter, Pump, Mode).Again(compilation => Replace(compilation, 0, Meter.Replace("{ get;", "/* now */ { get;", StringComparison.Ordinal)));
        Assert.All(second.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_one_map_prints_that_map_only()
    {
        GeneratorRun second = GeneratorRun.Of(Meter, Pump, Mode).Again(compilation => Replace(compilation, 1, Pump.Replace("(0)", "(1)", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], second.OutputReasons.Order());
        Assert.Contains("InputRegister, 0x0001, 1", second.Text("Pump.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_another_file_that_matters_prints_the_map_again()
    {
        GeneratorRun second = GeneratorRun.Of(Meter, Pump, Mode).Again(compilation => Replace(compilation, 2, Mode.Replace("ushort", "uint", StringComparison.Ordinal)));
        Assert.Contains("ReadUInt32BigEndian", second.Text("Meter.g.cs"), StringComparison.Ordinal);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int index, string source)
    {
        SyntaxTree old = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(old, GeneratorRun.Parse(source, old.FilePath));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs).Select(output => output.Reason);

    private static void AssertUnchanged(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());
}
