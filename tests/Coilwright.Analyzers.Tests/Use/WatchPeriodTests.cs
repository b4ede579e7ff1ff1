using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.Modbus;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class WatchPeriodTests
{
    [Theory]
    [InlineData("", "TimeSpan.FromMilliseconds(200)", "1 s", "200 ms")]
    [InlineData(", new ModbusClientOptions()", "TimeSpan.FromSeconds(0.5)", "1 s", "500 ms")]
    [InlineData(", new() { RequestTimeout = TimeSpan.FromMinutes(1), MaxInFlight = 4 }", "new TimeSpan(0, 0, 30)", "60 s", "30 s")]
    [InlineData(", new() { RequestTimeout = new TimeSpan(0, 0, 2) }", "new WatchOptions()", "2 s", "1 s")]
    [InlineData("", "new WatchOptions { OnlyChanged = true, Period = TimeSpan.FromTicks(5000) }", "1 s", "0.5 ms")]
    [InlineData("", "new EnergyMeter(), TimeSpan.FromMilliseconds(200)", "1 s", "200 ms")]
    [InlineData("", "new EnergyMeter(), new WatchOptions { PollGroups = { [\"slow\"] = TimeSpan.FromMinutes(1), [\"fast\"] = TimeSpan.FromMilliseconds(100) } }", "1 s", "100 ms")]
    public Task A_request_that_may_outlast_the_period_is_reported(string options, string how, string timeout, string period) =>
        UseTest<WatchPeriodAnalyzer>.ReportAsync(
            $"A request may take {timeout}, and a round is due every {period}: one lost answer costs several rounds", Watch(options, $"{{|#0:own.WatchAsync({how})|}}"));

    [Theory]
    [InlineData("", "own.WatchAsync(TimeSpan.FromSeconds(1))")]
    [InlineData(", new() { RequestTimeout = TimeSpan.FromMilliseconds(100) }", "own.WatchAsync(TimeSpan.FromMilliseconds(200))")]
    [InlineData("", "meter.WatchAsync(TimeSpan.FromMilliseconds(200))")]
    [InlineData(", Options", "own.WatchAsync(TimeSpan.FromMilliseconds(200))")]
    [InlineData("", "own.WatchAsync(TimeSpan.FromMilliseconds(Milliseconds))")]
    [InlineData(", new() { RequestTimeout = TimeSpan.FromSeconds(5) }", "own.WatchAsync(new EnergyMeter(), new WatchOptions { PollGroups = { [\"slow\"] = TimeSpan.FromMinutes(1) } })")]
    public Task A_shorter_one_and_what_the_method_does_not_tell_are_left_alone(string options, string watch) =>
        UseTest<WatchPeriodAnalyzer>.AcceptAsync(Watch(options, watch));

    [Theory]
    [InlineData("options.RequestTimeout = TimeSpan.FromMilliseconds(50);")]
    [InlineData("Configure(options);")]
    [InlineData("options = Options;")]
    [InlineData("(options, _) = (Options, 0);")]
    [InlineData("if (ct.CanBeCanceled) { options.RequestTimeout = TimeSpan.FromSeconds(5); }")]
    [InlineData("options.RequestTimeout = TimeSpan.FromSeconds(5); options.RequestTimeout = TimeSpan.FromMilliseconds(50);")]
    public Task A_timeout_that_may_be_set_elsewhere_is_not_known(string change) => UseTest<WatchPeriodAnalyzer>.AcceptAsync(Watch(
        ", options", "own.WatchAsync(TimeSpan.FromMilliseconds(200))", $"ModbusClientOptions options = new(); {change}"));

    [Fact]
    public Task A_timeout_in_a_variable_is_known() => UseTest<WatchPeriodAnalyzer>.ReportAsync(
        "A request may take 3 s, and a round is due every 2 s: one lost answer costs several rounds",
        Watch(
            ", options",
            "{|#0:own.WatchAsync(period)|}",
            "var timeout = TimeSpan.FromSeconds(3); var period = TimeSpan.FromSeconds(2); var options = new ModbusClientOptions { RequestTimeout = timeout }; options.MaxInFlight = 2;"));

    [Fact]
    public Task A_timeout_that_is_set_once_is_known() => UseTest<WatchPeriodAnalyzer>.ReportAsync(
        "A request may take 3 s, and a round is due every 2 s: one lost answer costs several rounds",
        Watch(", options", "{|#0:own.WatchAsync(TimeSpan.FromSeconds(2))|}", "var options = new ModbusClientOptions(); options.RequestTimeout = TimeSpan.FromSeconds(3);"));

    [Theory]
    [InlineData("new WatchOptions()")]
    [InlineData("new WatchOptions { PollGroups = { [\"slow\"] = TimeSpan.FromSeconds(1) } }")]
    public Task A_watch_of_groups_that_are_set_later_is_not_known(string options) => UseTest<WatchPeriodAnalyzer>.AcceptAsync(Watch(
        ", new() { RequestTimeout = TimeSpan.FromSeconds(5) }",
        "own.WatchAsync(new EnergyMeter(), watch)",
        $"var watch = {options}; watch.PollGroups[\"slow\"] = TimeSpan.FromMinutes(1);"));

    [Fact]
    public void What_nobody_sets_is_what_the_runtime_says()
    {
        Assert.Equal(WatchPeriodAnalyzer.Default, new ModbusClientOptions().RequestTimeout);
        Assert.Equal(WatchPeriodAnalyzer.Default, new WatchOptions().Period);
    }

    private static string Watch(string options, string watch, string before = "") => Plant.Method(
        $$"""
                {{before}}
                await using ModbusClient connection = await ModbusClient.ConnectAsync(Endpoint{{options}}, ct).ConfigureAwait(false);
                var own = new EnergyMeterClient(connection, unit: 2);
                await foreach (var now in {{watch}}) { Console.WriteLine(now); }
            }

            private static ModbusClientOptions Options { get; } = new();

            private static double Milliseconds { get; } = 2000;

            private static void Configure(ModbusClientOptions options)
            {
        """);
}
