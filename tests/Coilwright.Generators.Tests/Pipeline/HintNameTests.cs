using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Pipeline;

public sealed class HintNameTests
{
    private const string Member = "{ [Coilwright.Modbus.InputRegister(0)] public ushort Level { get; set; } }";

    [Fact]
    public void Files_are_named_after_the_type_and_what_contains_it()
    {
        GeneratorRun run = Run($"namespace N; public partial class Outer<T> {{ [Coilwright.Modbus.ModbusRegisterMap] public partial class Meter<U> {Member} }}");
        Assert.Equal(["N.Outer`1.MeterClient`1.g.cs", "N.Outer`1.MeterMembers`1.g.cs", "N.Outer`1.Meter`1.g.cs"], Hints(run));
    }

    [Fact]
    public void Types_of_one_name_and_another_number_of_parameters_do_not_collide() => Run(
        $"[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter {Member}",
        $"[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter<T> {Member}");

    [Fact]
    public void Types_that_differ_in_case_only_do_not_collide() => Run(
        $"[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter {Member}",
        $"[Coilwright.Modbus.ModbusRegisterMap] public partial class METER {Member}",
        $"[Coilwright.Modbus.ModbusRegisterMap] public partial class meterClient {Member}",
        $"namespace n {{ [Coilwright.Modbus.ModbusRegisterMap] public partial class Meter {Member} }}",
        $"namespace N {{ [Coilwright.Modbus.ModbusRegisterMap] public partial class Meter {Member} }}");

    [Fact]
    public void A_client_extended_by_hand_keeps_the_name()
    {
        GeneratorRun run = Run(
            $"[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter {Member}",
            "public partial class MeterClient { public int Own => 1; }");
        Assert.Equal(["Meter.g.cs", "MeterClient.g.cs", "MeterMembers.g.cs"], Hints(run));
    }

    [Fact]
    public void Two_halves_that_both_carry_the_attribute_are_one_map()
    {
        string half = "[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter ";
        GeneratorRun run = GeneratorRun.Of(half + Member, half + ";");
        Assert.Null(run.Result.Exception);
        Assert.Equal(3, run.Sources.Length);
    }

    [Fact]
    public void Members_spread_over_halves_are_one_map()
    {
        GeneratorRun run = Run(
            $"[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter {Member}",
            "public partial class Meter { [Coilwright.Modbus.InputRegister(1)] public ushort Other { get; set; } }");
        Assert.Equal(2, run.Models.Single().Members.Count);
    }

    private static GeneratorRun Run(params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Of(sources);
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        return run;
    }

    private static IEnumerable<string> Hints(GeneratorRun run) => run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal);
}
