using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class ReadWholeMapFixTests
{
    [Fact]
    public Task It_reads_once_and_takes_the_members_from_what_it_read() => UseFixes<MemberByMemberAnalyzer, ReadWholeMapCodeFix>.ChangeAsync(
        Plant.Method(
            """
                    while (true)
                    {
                        // What it takes now.
                        float power = await [|meter.ReadVoltageAsync(ct)|] * (await meter.ReadCurrentAsync(ct));
                        ushort limit = await meter.ReadLimitAsync(ct).ConfigureAwait(false);
                    }
            """),
        Plant.Method(
            """
                    while (true)
                    {
                        EnergyMeter energyMeter = await meter.ReadAsync(ct);
                        // What it takes now.
                        float power = energyMeter.Voltage * energyMeter.Current;
                        ushort limit = energyMeter.Limit;
                    }
            """));

    [Theory]
    [InlineData("private ushort Status { get; set; }")]
    [InlineData("public ushort Status { private get; set; }")]
    public Task What_the_map_keeps_for_itself_is_left_to_its_author(string property) => UseFixes<MemberByMemberAnalyzer, ReadWholeMapCodeFix>.LeaveAsync(Sources.File(
        $$"""
        [ModbusRegisterMap]
        public partial class Pump
        {
            [InputRegister(0)] public ushort Speed { get; set; }
            [InputRegister(1)] {{property}}
        }

        public static class Program
        {
            public static async Task RunAsync(PumpClient pump)
            {
                while (true)
                {
                    int sum = await [|pump.ReadSpeedAsync()|] + await pump.ReadStatusAsync();
                }
            }
        }
        """));

    [Fact]
    public Task A_read_that_is_not_awaited_on_the_spot_is_left_to_its_author() => UseFixes<MemberByMemberAnalyzer, ReadWholeMapCodeFix>.LeaveAsync(Plant.Method(
        """
                while (true)
                {
                    ValueTask<float> voltage = [|meter.ReadVoltageAsync(ct)|];
                    await meter.ReadCurrentAsync(ct);
                    await meter.ReadLimitAsync(ct);
                }
        """));

    [Fact]
    public Task It_reads_where_the_first_read_stood() => ChangeAsync(
        """
                while (true)
                {
                    await meter.WriteDelayAsync(3, ct);
                    try
                    {
                        float voltage = await [|meter.ReadVoltageAsync(ct)|];
                        Console.WriteLine(voltage);
                        { Console.WriteLine(await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct)); }
                    }
                    catch (ModbusException)
                    {
                        await Task.Delay(9, ct);
                    }
                }
        """,
        """
                while (true)
                {
                    await meter.WriteDelayAsync(3, ct);
                    try
                    {
                        EnergyMeter energyMeter = await meter.ReadAsync(ct);
                        float voltage = energyMeter.Voltage;
                        Console.WriteLine(voltage);
                        { Console.WriteLine(energyMeter.Current + energyMeter.Limit); }
                    }
                    catch (ModbusException)
                    {
                        await Task.Delay(9, ct);
                    }
                }
        """);

    [Fact]
    public Task A_read_whose_value_nobody_takes_goes() => ChangeAsync(
        """
                while (true)
                {
                    // First.
                    await [|meter.ReadVoltageAsync(ct)|];
                    await meter.ReadCurrentAsync(ct);
                    // Third.
                    await meter.ReadLimitAsync(ct);
                    _ = await meter.ReadDelayAsync(ct);
                }
        """,
        """
                while (true)
                {
                    // First.
                    EnergyMeter energyMeter = await meter.ReadAsync(ct);
                    // Third.

                    _ = energyMeter.Delay;
                }
        """);

    [Fact]
    public Task Two_in_one_block_get_variables_of_different_names() => ChangeAsync(
        """
                while (true)
                {
                    float sum = await [|meter.ReadVoltageAsync(ct)|] + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);
                    await Task.Delay(9, ct);
                    sum -= await [|meter.ReadVoltageAsync(ct)|] + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);
                }
        """,
        """
                while (true)
                {
                    EnergyMeter energyMeter = await meter.ReadAsync(ct);
                    float sum = energyMeter.Voltage + energyMeter.Current + energyMeter.Limit;
                    await Task.Delay(9, ct);
                    EnergyMeter energyMeter2 = await meter.ReadAsync(ct);
                    sum -= energyMeter2.Voltage + energyMeter2.Current + energyMeter2.Limit;
                }
        """);

    [Theory]
    [InlineData("float sum = await [|meter.ReadVoltageAsync(ct)|]; Other.Show(sum); sum += await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);")]
    [InlineData("float sum = await [|meter.ReadVoltageAsync(ct)|]; var time = DateTime.UtcNow; sum += await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);")]
    [InlineData("float sum = await [|meter.ReadVoltageAsync(ct)|] + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(default);")]
    [InlineData("Console.WriteLine(DateTime.UtcNow.Ticks + await [|meter.ReadVoltageAsync(ct)|] + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct));")]
    [InlineData("again: float sum = await [|meter.ReadVoltageAsync(ct)|] + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct); if (sum > 3) { goto again; }")]
    [InlineData("float sum = await [|meter.ReadVoltageAsync(ct)|];\n#if DEBUG\nawait Task.Delay(9, ct);\n#endif\nsum += await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);")]
    [InlineData("{ CancellationToken own = ct; Console.WriteLine(await [|meter.ReadVoltageAsync(own)|]); { Console.WriteLine(await meter.ReadCurrentAsync(own) + await meter.ReadLimitAsync(ct)); } }")]
    public Task What_may_mean_the_moment_is_left_to_its_author(string body) => UseFixes<MemberByMemberAnalyzer, ReadWholeMapCodeFix>.LeaveAsync(Plant.Method(
        $$"""
                while (true)
                {
                    {{body}}
                }
            }
        }

        public static class Other
        {
            public static void Show(float value) => Console.WriteLine(value);

            private static void End()
            {
        """));

    private static Task ChangeAsync(string before, string after) =>
        UseFixes<MemberByMemberAnalyzer, ReadWholeMapCodeFix>.ChangeAsync(Plant.Method(before), Plant.Method(after));
}
