using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class SetButNotWrittenTests
{
    [Theory]
    [InlineData("await meter.WriteLimitsAsync(new EnergyMeter { Limit = 1, {|#0:Voltage|} = 230 }, ct);")]
    [InlineData("var values = new EnergyMeter { Limit = 1, {|#0:Voltage|} = 230 }; await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("var values = new EnergyMeter(); {|#0:values.Voltage|} = 230; await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("var values = await meter.ReadAsync(ct); {|#0:values.Voltage|} += 1; await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("var values = await meter.ReadAsync(ct); ({|#0:values.Voltage|}, values.Limit) = (230, 1); await meter.WriteLimitsAsync(values, ct); await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("EnergyMeterClient? one = meter; await (one?.WriteLimitsAsync(new() { {|#0:Voltage|} = 230 }, ct) ?? default);")]
    public Task A_value_for_a_table_that_nobody_can_write_is_reported(string body) => UseTest<SetButNotWrittenAnalyzer>.ReportAsync(
        "'Voltage' stands in input registers, which cannot be written, so WriteLimitsAsync leaves it out", Plant.Method(body));

    [Theory]
    [InlineData("var now = await meter.ReadAsync(ct); await meter.WriteLimitsAsync(now with { Limit = 1, {|#0:Voltage|} = 230 }, ct);")]
    [InlineData("var now = await meter.ReadAsync(ct); var values = now with { {|#0:Voltage|} = 230 }; await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("var values = new EnergyMeter(); values = values with { {|#0:Voltage|} = 230 }; await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("await meter.WriteLimitsAsync(new EnergyMeter { {|#0:Voltage|} = 230 } with { Limit = 1 }, ct);")]
    public Task So_is_one_in_a_copy_of_a_record(string body) => UseTest<SetButNotWrittenAnalyzer>.ReportAsync(
        "'Voltage' stands in input registers, which cannot be written, so WriteLimitsAsync leaves it out", Record(Plant.Method(body)));

    [Theory]
    [InlineData("var now = await meter.ReadAsync(ct); await meter.WriteLimitsAsync(now with { Limit = 1 }, ct); Console.WriteLine(now with { Voltage = 230 });")]
    [InlineData("var values = new EnergyMeter { Voltage = 230 }; values = await meter.ReadAsync(ct); await meter.WriteLimitsAsync(values, ct);")]
    public Task A_copy_for_another_purpose_is_left_alone(string body) => UseTest<SetButNotWrittenAnalyzer>.AcceptAsync(Record(Plant.Method(body)));

    [Fact]
    public Task What_has_to_be_set_where_the_object_is_made_is_left_alone() => UseTest<SetButNotWrittenAnalyzer>.AcceptAsync(
        Plant.Method("await meter.WriteLimitsAsync(new EnergyMeter { Voltage = 0, Limit = 1 }, ct);").Replace("public float Voltage", "public required float Voltage", StringComparison.Ordinal));

    [Theory]
    [InlineData("var values = new EnergyMeter { Voltage = 230 }; Console.WriteLine(values.Voltage); await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("var values = new EnergyMeter { Voltage = 230 }; GC.KeepAlive(values); await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("var values = Shown; values.Voltage = 230; await meter.WriteLimitsAsync(values, ct); } private static EnergyMeter Shown { get; } = new(); private static void Nothing() {")]
    [InlineData("var values = new EnergyMeter(); Action later = () => values.Voltage = 230; later(); await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("await meter.WriteLimitsAsync(new EnergyMeter { Limit = 1, Delay = 2 }, ct);")]
    [InlineData("var values = new EnergyMeter(); await meter.WriteLimitsAsync(values, ct); values.Voltage = 230;")]
    [InlineData("var shown = new EnergyMeter { Voltage = 230 }; Console.WriteLine(shown.Voltage);")]
    [InlineData("var values = await meter.ReadAsync(ct); values.Limit = 1; await meter.WriteLimitsAsync(values, ct);")]
    public Task What_is_written_and_what_is_set_for_another_purpose_is_left_alone(string body) =>
        UseTest<SetButNotWrittenAnalyzer>.AcceptAsync(Plant.Method(body));

    private static string Record(string source) => source.Replace("partial class EnergyMeter", "partial record EnergyMeter", StringComparison.Ordinal);
}
