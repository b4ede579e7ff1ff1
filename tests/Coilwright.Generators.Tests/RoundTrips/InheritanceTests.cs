using System.Reflection;
using System.Runtime.Loader;
using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Maps derived from one of another assembly, compiled, loaded and run.</summary>
public sealed class InheritanceTests
{
    private const string Using = "using Coilwright.Modbus;\nusing System;\n";

    private const string Base =
        Using + """
        [ModbusRegisterMap(Order = RegisterOrder.CDAB)]
        public partial class Meter
        {
            [HoldingRegister(0)] public uint Energy { get; private set; }
            [HoldingRegister(2)] public ushort State { get; internal set; }
            [RegisterGroup(3)] public partial Phase First { get; }
        }

        [ModbusRegisterMap]
        public partial class Phase
        {
            [HoldingRegister(0)] public ushort Voltage { get; set; }
        }
        """;

    private const string Derived =
        Using + """
        [ModbusRegisterMap]
        public partial class EnergyMeter : Meter
        {
            [HoldingRegister(4)] public uint Power { get; set; }
        }

        public static class Program
        {
            public static string Run()
            {
                byte[] image = [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6];
                Array.Resize(ref image, EnergyMeter.Plan.ImageSize);
                EnergyMeter meter = EnergyMeter.Decode(Arrange(image));
                byte[] again = new byte[EnergyMeter.Plan.ImageSize];
                meter.Encode(again);
                return $"{EnergyMeter.Plan}: {meter.Energy:X} {meter.State} {meter.First.Voltage} {meter.Power:X} {Arrange(image).AsSpan().SequenceEqual(again)}";
            }

            // The group's element is read behind the map's own registers.
            private static byte[] Arrange(byte[] data) => [.. data[..6], .. data[8..12], .. data[6..8]];
        }
        """;

    [Fact]
    public void What_only_the_base_can_set_is_set_through_it() =>
        Assert.Equal("3 requests, 6 registers: 20001 3 4 60005 True", Run(Base, Derived));

    [Fact]
    public void A_member_that_the_base_keeps_to_its_own_assembly_is_not_left_out_silently()
    {
        string hidden = Base.Replace("public uint Energy { get; private set; }", "internal uint Energy { get; set; }", StringComparison.Ordinal);
        string open = Derived.Replace("{meter.Energy:X}", "", StringComparison.Ordinal);
        Exception error = Assert.Throws<TargetInvocationException>(() => Run(hidden, open));
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        Assert.Equal(
            "EnergyMeter does not know Energy of Meter, from which it is derived: make that public or protected, or compile EnergyMeter again if it is new.",
            error.Message);
    }

    private static string Run(string library, string program)
    {
        GeneratorRun below = GeneratorRun.Of(library);
        var above = GeneratorRun.Over(below, program);
        Assert.Empty(below.Diagnostics.Concat(above.Diagnostics));
        var context = new AssemblyLoadContext("inheritance", isCollectible: true);
        Load(below);
        return (string)Load(above).GetType("Program", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null)!;

        Assembly Load(GeneratorRun run)
        {
            using var stream = new MemoryStream(run.Emit());
            return context.LoadFromStream(stream);
        }
    }
}
