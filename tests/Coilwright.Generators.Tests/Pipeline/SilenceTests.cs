using Coilwright.Generators.Tests.Harness;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Tests.Pipeline;

public sealed class SilenceTests
{
    private const string Source =
        """
        using Coilwright.Modbus;
        namespace Plant;
        public enum Mode : byte { Off, On }
        public static partial class Outer
        {
            [ModbusRegisterMap(Order = RegisterOrder.CDAB, MaxGap = 4)]
            public partial record Meter<T>(
                [property: InputRegister(0)] ushort Level,
                [property: HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.1, Min = 1), WriteGroup("G")] double Limit,
                [property: HoldingRegister(1), NotAvailable(1, 2)] Mode? Maybe)
                where T : struct
            {
                [HoldingRegister(9, Bit = 1, BitCount = 2)] public required byte Bits { get; set; }
                [HoldingRegister(10, Length = 2)] public string Text { get; init; } = "";
                [Coil(0), WriteGroup("G")] public bool Relay { get; set; }
            }
        }
        """;

    [Fact]
    public void Half_written_code_never_throws_and_nothing_is_said() => Gen.Select(Gen.Int[0, Source.Length], Gen.Int[1, 30]).Sample(
        cut =>
        {
            string left = Source[..cut.Item1];
            string right = Source[Math.Min(Source.Length, cut.Item1 + cut.Item2)..];
            AssertSilent(GeneratorRun.Of(left + right));
            AssertSilent(GeneratorRun.Of(left));
        },
        iter: 300);

    [Theory]
    [InlineData("public class Meter { [InputRegister(0)] public ushort Level { get; set; } }")]
    [InlineData("public partial class Meter { [InputRegister(0)] public object Level { get; set; } }")]
    [InlineData("public partial class Meter { [InputRegister(0)] public ushort Level { get; } }")]
    [InlineData("public partial class Meter { [InputRegister(0), Coil(0)] public ushort Level { get; set; } }")]
    [InlineData("public partial class Meter { [InputRegister(65536)] public ushort Level { get; set; } }")]
    [InlineData("public partial class Meter { [InputRegister(0)] public double Level { get; set; } [InputRegister(3)] public ushort Other { get; set; } }")]
    [InlineData("public partial class Meter { [InputRegister(0, Length = 126)] public string Level { get; set; } }")]
    [InlineData("public partial class Meter { [InputRegister(0, Scale = 0.1)] public double Level { get; set; } }")]
    [InlineData("public partial class Meter { public ushort Plan { get; set; } }")]
    [InlineData("public partial class Meter(int number) { public int Number => number; }")]
    public void A_map_with_anything_wrong_in_it_gets_no_code(string declaration)
    {
        GeneratorRun run = GeneratorRun.Of("using Coilwright.Modbus; [ModbusRegisterMap] " + declaration);
        AssertSilent(run);
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("[McpMessage] public partial class Outer { [McpField(1)] public Broken? Inner { get; set; } }")]
    [InlineData("[McpMessage] public partial class Outer { [McpField(1)] public List<Broken> Inner { get; set; } = []; }")]
    [InlineData("[McpMessage] public partial class Outer { [McpField(1)] public Middle? Inner { get; set; } } [McpMessage] public partial class Middle { [McpField(1)] public Dictionary<int, Broken> Inner { get; set; } = []; [McpField(2)] public Outer? Back { get; set; } }")]
    [InlineData("[McpService(\"events\")] public interface IEvents { [McpOperation(1)] ValueTask SendAsync(Broken message); }")]
    [InlineData("[McpService(\"events\")] public interface IEvents { [McpOperation(1)] IAsyncEnumerable<Broken> WatchAsync(); }")]
    [InlineData("[McpService(\"events\")] public interface IEvents { [McpOperation(1)] ValueTask<Outer> ReadAsync(); } [McpMessage] public partial class Outer { [McpField(1)] public Broken[] Inner { get; set; } = []; }")]
    public void What_holds_or_sends_a_message_with_an_error_gets_no_code_either(string declarations)
    {
        GeneratorRun run = GeneratorRun.Of(
            "using System.Collections.Generic; using System.Threading.Tasks; using Coilwright.Mcp;" + declarations
            + "[McpMessage] public partial class Broken { [McpField(0)] public long Number { get; set; } }");
        AssertSilent(run);
        Assert.Empty(run.Sources);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void A_message_with_an_error_is_in_nobody_elses_way()
    {
        GeneratorRun run = GeneratorRun.Of(
            "using Coilwright.Mcp; [McpMessage] public partial class Right { [McpField(1)] public Right? Next { get; set; } }"
            + "[McpMessage] public partial class Broken { [McpField(0)] public Right? Inner { get; set; } }");
        AssertSilent(run);
        Assert.Equal(["Right.g.cs", "RightView.g.cs"], run.Sources.Select(static source => source.HintName).Order());
        Assert.Empty(run.Diagnostics);
    }

    [Theory]
    [InlineData("[RegisterGroup(8, Count = 3, Stride = 1)] public partial IReadOnlyList<Pump> Pumps { get; }")]
    [InlineData("[RegisterGroup(8)] internal partial Pump @event { get; } [InputRegister(0)] public uint Level { get; set; } [InputRegister(1)] public ushort Other { get; set; }")]
    [InlineData("[RegisterGroup(8, Count = 3)] public partial Pump First { get; } [RegisterGroup(20, Count = 3)] public partial RegisterGroupList<Pump> Second { get; }")]
    public void Groups_of_a_map_with_anything_wrong_in_it_do_not_draw_the_compilers_attention_from_it(string members)
    {
        GeneratorRun run = GeneratorRun.Of(
            "using System.Collections.Generic; using Coilwright.Modbus; [ModbusRegisterMap] public partial class Pump { [InputRegister(0)] public uint Speed { get; set; } }"
            + "public partial interface IPlant { [ModbusRegisterMap] public partial class Meter { " + members + "} }");
        AssertSilent(run);
        Assert.Contains("InvalidOperationException", run.Text("IPlant.MeterUnfinished.g.cs"), StringComparison.Ordinal);
        Assert.Empty(run.Diagnostics);
    }

    [Theory]
    [InlineData("public class Meter")]
    [InlineData("file partial class Meter")]
    public void Nothing_is_added_to_a_type_that_takes_no_other_part(string declaration)
    {
        GeneratorRun run = GeneratorRun.Of(
            $"using Coilwright.Modbus; [ModbusRegisterMap] {declaration} {{ [RegisterGroup(8, Count = 0)] public partial Meter Inner {{ get; }} }}");
        AssertSilent(run);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void Without_the_attributes_there_is_nothing_to_do()
    {
        GeneratorRun run = GeneratorRun.Of("public class Meter;").Again(compilation => compilation.RemoveAllReferences());
        AssertSilent(run);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void Code_is_fit_for_projects_without_nullable_types()
    {
        GeneratorRun run = GeneratorRun.Of(GeneratorRun.Options.WithNullableContextOptions(NullableContextOptions.Disable),
            """
            using Coilwright.Modbus;
            [ModbusRegisterMap]
            public partial class Meter
            {
                [HoldingRegister(0, Length = 2)] public string Text { get; set; }
                [HoldingRegister(2, Length = 2)] public ushort[] Array { get; set; }
                [HoldingRegister(4), NotAvailable(1)] public short? Maybe { get; set; }
            }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Sources);
    }

    private static void AssertSilent(GeneratorRun run)
    {
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
    }
}
