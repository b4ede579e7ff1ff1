using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class SetButNotWrittenTests
{
    [Theory]
    [InlineData("await meter.WriteLimitsAsync(new EnergyMeter { Limit = 1, {|#0:Voltage|} = 230 }, ct);")]
    [InlineData("var values = new EnergyMeter { Limit = 1, {|#0:Voltage|} = 230 }; await meter.WriteLimitsAsync(values, ct);")]
    [InlineData("var values = new EnergyMeter(); {|#0:values.Voltage|} = 230; await meter.WriteLimitsAsync(values, ct);")]
    public Task A_value_for_a_table_that_nobody_can_write_is_reported(string body) => UseTest<SetButNotWrittenAnalyzer>.ReportAsync(
        "'Voltage' stands in input registers, which cannot be written, so WriteLimitsAsync leaves it out", Plant.Method(body));

    [Theory]
    [InlineData("await meter.WriteLimitsAsync(new EnergyMeter { Limit = 1, Delay = 2 }, ct);")]
    [InlineData("var values = new EnergyMeter(); await meter.WriteLimitsAsync(values, ct); values.Voltage = 230;")]
    [InlineData("var shown = new EnergyMeter { Voltage = 230 }; Console.WriteLine(shown.Voltage);")]
    [InlineData("var values = await meter.ReadAsync(ct); values.Limit = 1; await meter.WriteLimitsAsync(values, ct);")]
    public Task What_is_written_and_what_is_set_for_another_purpose_is_left_alone(string body) =>
        UseTest<SetButNotWrittenAnalyzer>.AcceptAsync(Plant.Method(body));
}
