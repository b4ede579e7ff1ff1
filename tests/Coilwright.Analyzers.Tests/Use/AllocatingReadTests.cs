using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class AllocatingReadTests
{
    [Theory]
    [InlineData("while (true) { EnergyMeter now = await {|#0:meter.ReadAsync(ct)|}; Console.WriteLine(now.Voltage); }")]
    [InlineData("foreach (int i in new int[9]) { var now = await {|#0:meter.ReadAsync(ct)|}.ConfigureAwait(false); if (now.Voltage > i) { return; } }")]
    public Task A_map_that_lives_for_one_round_is_reported(string body) => UseTest<AllocatingReadAnalyzer>.ReportAsync(
        "This loop makes a new 'EnergyMeter' each time; ReadAsync(target) reads into one and allocates nothing", Plant.Method(body));

    [Theory]
    [InlineData("EnergyMeter now = await meter.ReadAsync(ct); Console.WriteLine(now.Voltage);")]
    [InlineData("var all = new List<EnergyMeter>(); while (true) { var now = await meter.ReadAsync(ct); all.Add(now); }")]
    [InlineData("var all = new List<ushort[]>(); while (true) { var now = await meter.ReadAsync(ct); all.Add(now.Harmonics); }")]
    [InlineData("var all = new List<Func<float>>(); while (true) { var now = await meter.ReadAsync(ct); all.Add(() => now.Voltage); }")]
    [InlineData("foreach (var one in new[] { meter }) { var now = await one.ReadAsync(ct); Console.WriteLine(now.Voltage); }")]
    [InlineData("var target = new EnergyMeter(); while (true) { await meter.ReadAsync(target, ct); }")]
    public Task One_that_outlives_its_round_or_is_read_once_is_left_alone(string body) => UseTest<AllocatingReadAnalyzer>.AcceptAsync(Plant.Method(body));

    [Fact]
    public Task The_fix_makes_the_object_before_the_loop() => UseFixes<AllocatingReadAnalyzer, ReadIntoOneObjectCodeFix>.ChangeAsync(
        Plant.Method(
            """
                    while (true)
                    {
                        var now = await [|meter.ReadAsync(ct)|].ConfigureAwait(false);
                        Console.WriteLine(now.Voltage);
                    }
            """),
        Plant.Method(
            """
                    EnergyMeter now = new();
                    while (true)
                    {
                        MapReadResult result = await meter.ReadAsync(now, ct).ConfigureAwait(false);
                        Console.WriteLine(now.Voltage);
                    }
            """));
}
