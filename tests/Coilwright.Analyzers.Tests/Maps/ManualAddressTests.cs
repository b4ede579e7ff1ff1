using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Maps;

/// <summary>CW1019, with the clients that the generator writes.</summary>
public sealed class ManualAddressTests
{
    private const string Maps =
        """
        [ModbusRegisterMap] public partial class Meter { [HoldingRegister(40001)] public float Voltage { get; set; } }
        [ModbusRegisterMap] public partial class Other { [HoldingRegister(1)] public float Voltage { get; set; } [HoldingRegister(3)] public float Current { get; set; } }
        public sealed class Chart { public Chart(object? a, int b, int c) { } public void Map(byte a, object b, ushort c) { } }

        """;

    [Theory]
    [InlineData("Chart Make() => new(null, 1, 100);")]
    [InlineData("Chart Make() => new Chart(null, 1, 100);")]
    [InlineData("void Make(Chart chart) => chart.Map(1, new Meter(), 100);")]
    [InlineData("OtherClient Make(ModbusClient client) => new(client, 1, 100);")]
    [InlineData("object Make(ModbusClient client) => new OtherClient(client, baseAddress: 100);")]
    [InlineData("void Make(ModbusServer server) => server.Map(1, new Other(), 100);")]
    [InlineData("MeterClient Make(ModbusClient client) => new(client, 1);")]
    [InlineData("MeterClient Make(ModbusClient client) => new(client, 1, 0);")]
    [InlineData("void Make(ModbusServer server) => server.Map(1, new Meter(), baseAddress: 0);")]
    public async Task What_moves_something_else_does_not_silence_the_rule(string member) => Assert.Equal(["Meter"], await ReportedAsync(Program(Maps, member)));

    [Theory]
    [InlineData("MeterClient Make(ModbusClient client) => new(client, 1, 100);")]
    [InlineData("object Make(ModbusClient client) => new MeterClient(client, baseAddress: 100);")]
    [InlineData("object Make(ModbusClient client, ushort place) => new MeterClient(client, 1, place);")]
    [InlineData("void Make(ModbusServer server) => server.Map(1, new Meter(), 100);")]
    [InlineData("void Make(ModbusServer? server) => server?.Map(1, new Meter(), baseAddress: 100);")]
    [InlineData("} public partial class MeterClient { public MeterClient(ModbusClient client) : this(client, 1, 100) { }")]
    public async Task What_moves_the_map_silences_it(string member) => Assert.Empty(await ReportedAsync(Program(Maps, member)));

    [Theory]
    [InlineData("[ModbusRegisterMap] public partial class Site { [RegisterGroup(0)] public partial Meter Meter { get; } }")]
    [InlineData("[ModbusRegisterMap] public partial class Site { [RegisterGroup(0)] public partial Hall Hall { get; } } [ModbusRegisterMap] public partial class Hall { [RegisterGroup(0, Count = 1)] public partial IReadOnlyList<Meter> Meters { get; } }")]
    [InlineData("[ModbusRegisterMap] public partial class Site : Meter { [HoldingRegister(40003)] public float Current { get; set; } }")]
    public async Task What_contains_the_map_or_is_derived_from_it_moves_it_too(string site) =>
        Assert.Empty(await ReportedAsync(Program(Maps + site, "SiteClient Make(ModbusClient client) => new(client, 1, 100);")));

    [Fact]
    public async Task What_moves_a_base_does_not_move_what_is_derived_from_it() => Assert.Equal(["Site"], await ReportedAsync(Program(
        Maps + "[ModbusRegisterMap] public partial class Site : Meter { [HoldingRegister(40003)] public float Current { get; set; } }",
        "MeterClient Make(ModbusClient client) => new(client, 1, 100);")));

    [Theory]
    [InlineData("[HoldingRegister(40001)] public ushort A { get; set; } [RegisterGroup(40011)] public partial Part Part { get; }", "Site: 40001 to 40011")]
    [InlineData("[HoldingRegister(40001)] public ushort A { get; set; } [RegisterGroup(40011)] public partial Part Part { get; } [RegisterGroup(After = nameof(Part))] public partial Part Next { get; }", "Site: 40001 to 40011")]
    [InlineData("[RegisterGroup(40011)] public partial Part Part { get; }", "Site: 40011")]
    [InlineData("[HoldingRegister(40001)] public ushort A { get; set; } [RegisterGroup(100)] public partial Part Part { get; }")]
    [InlineData("[HoldingRegister(40002)] public ushort A { get; set; } [RegisterGroup(40000)] public partial Part Part { get; }")]
    [InlineData("[HoldingRegister(40001)] public ushort A { get; set; } [RegisterGroup(100)] public partial Status Status { get; }", "Site: 40001")]
    [InlineData("[HoldingRegister(40001)] public ushort A { get; set; } [RegisterGroup(0)] public partial Whole Whole { get; }", "Site: 40001", "Whole: 40011")]
    public async Task The_addresses_of_groups_are_addresses_of_the_table(string members, params string[] expected)
    {
        string maps =
            $$"""
            [ModbusRegisterMap] public partial class Site { {{members}} }
            [ModbusRegisterMap] public partial class Part { [HoldingRegister(0)] public ushort A { get; set; } }
            [ModbusRegisterMap] public partial class Status { [InputRegister(0)] public ushort A { get; set; } }
            """;
        maps += members.Contains("Whole", StringComparison.Ordinal) ? "[ModbusRegisterMap] public partial class Whole { [HoldingRegister(40011)] public ushort A { get; set; } }" : "";

        Assert.Equal(expected, (await ReportAsync(Sources.File(maps))).Select(static diagnostic => $"{Name(diagnostic)}: {diagnostic.Properties["2"]}").Order());
    }

    [Fact]
    public async Task What_a_map_inherits_is_told_once() => Assert.Equal(["Meter"], await ReportedAsync(Sources.File(Maps + "[ModbusRegisterMap] public partial class Site : Meter;")));

    private static string Program(string maps, string member) => Sources.File($"{maps}\npublic sealed class Program {{ {member} }}");

    private static async Task<IEnumerable<string>> ReportedAsync(string source) => (await ReportAsync(source)).Select(Name);

    private static string Name(Diagnostic diagnostic) => diagnostic.Properties["0"]!;

    private static async Task<IEnumerable<Diagnostic>> ReportAsync(string source)
    {
        Compilation compilation = Analysis.Generate(Analysis.Compile(source, References.WithCoilwright));
        Assert.Empty(Analysis.Complaints(compilation));
        return (await Analysis.ReportAsync(compilation)).Where(static diagnostic => diagnostic.Id == RuleIds.AddressInManualStyle);
    }
}
