using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class NotAwaitedTests
{
    [Theory]
    [InlineData("{|#0:meter.WriteLimitAsync(1, ct)|};", "WriteLimitAsync")]
    [InlineData("{|#0:meter.ReadAsync(ct).AsTask()|};", "ReadAsync")]
    [InlineData("new List<EnergyMeterClient> { meter }.ForEach(one => {|#0:one.WriteLimitAsync(1, ct)|});", "WriteLimitAsync")]
    [InlineData("{|#0:client.WriteSingleCoilAsync(1, 0, true, ct).ConfigureAwait(false)|};", "WriteSingleCoilAsync")]
    [InlineData("EnergyMeterClient? one = meter; {|#0:one?.WriteLimitAsync(1, ct)|};", "WriteLimitAsync")]
    [InlineData("EnergyMeterClient? one = meter; {|#0:one?.Client?.WriteSingleCoilAsync(1, 0, true, ct).AsTask()|};", "WriteSingleCoilAsync")]
    [InlineData("ValueTask pending = {|#0:meter.WriteLimitAsync(1, ct)|};", "WriteLimitAsync")]
    [InlineData("Task? pending = null; pending = {|#0:meter.WriteLimitAsync(1, ct).AsTask()|};", "WriteLimitAsync")]
    [InlineData("Action press = () => {|#0:meter.WriteLimitAsync(1, ct)|};", "WriteLimitAsync")]
    [InlineData("{|#0:ModbusClient.ConnectAsync(Endpoint, ct)|};", "ConnectAsync")]
    public Task A_request_whose_end_nobody_sees_is_reported(string body, string method) => UseTest<NotAwaitedAnalyzer>.ReportAsync(
        $"Nobody waits for {method}, so nobody learns whether it failed", Plant.Method(body, "void Run"));

    [Theory]
    [InlineData("await meter.WriteLimitAsync(1, ct);")]
    [InlineData("_ = meter.WriteLimitAsync(1, ct);")]
    [InlineData("Task kept = meter.WriteLimitAsync(1, ct).AsTask(); await kept;")]
    [InlineData("var _ = meter.WriteLimitAsync(1, ct);")]
    [InlineData("ValueTask pending; if (meter.Unit > 0) { pending = meter.WriteLimitAsync(1, ct); await pending; }")]
    [InlineData("Task pending = meter.WriteLimitAsync(1, ct).AsTask(); Action look = () => Console.WriteLine(pending.IsCompleted); look();")]
    [InlineData("Task pending; Task same = pending = meter.WriteLimitAsync(1, ct).AsTask(); await same;")]
    [InlineData("EnergyMeterClient? one = meter; await (one?.WriteLimitAsync(1, ct) ?? default);")]
    [InlineData("float voltage = await meter.ReadVoltageAsync(ct);")]
    [InlineData("Func<ValueTask> later = () => meter.WriteLimitAsync(1, ct); await later();")]
    [InlineData("await Task.WhenAll(meter.WriteLimitAsync(1, ct).AsTask(), meter.ReadAsync(ct).AsTask());")]
    public Task What_is_awaited_kept_or_dropped_on_purpose_is_left_alone(string body) =>
        UseTest<NotAwaitedAnalyzer>.AcceptAsync(Plant.Method(body));

    [Fact]
    public Task A_method_of_ones_own_on_a_service_for_a_server_is_no_request() => UseTest<NotAwaitedAnalyzer>.AcceptAsync(Sources.Service(
        "    [McpOperation(1)] ValueTask<Ack> PublishAsync(Note note, CancellationToken ct = default);")
        + """

        public sealed class Events : IUserEvents
        {
            public ValueTask<Ack> PublishAsync(Note note, CancellationToken ct = default)
            {
                SaveAsync();
                return new(new Ack(1));
            }

            private Task SaveAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_call_of_a_service_is_one() => UseTest<NotAwaitedAnalyzer>.ReportAsync(
        "Nobody waits for PublishAsync, so nobody learns whether it failed",
        Sources.Service("    [McpOperation(1)] ValueTask<Ack> PublishAsync(Note note, CancellationToken ct = default);")
        + "public static class Program { public static void Run(UserEventsClient events) { {|#0:events.PublishAsync(new Note(\"\"))|}; } }");

    [Fact]
    public Task The_fix_awaits() => UseFixes<NotAwaitedAnalyzer, AwaitCodeFix>.ChangeAsync(
        Plant.Method("        [|meter.WriteLimitAsync(1, ct)|]; // now\n        [|meter.WriteDelayAsync(1, ct)|];"),
        Plant.Method("        await meter.WriteLimitAsync(1, ct); // now\n        await meter.WriteDelayAsync(1, ct);"));

    [Fact]
    public Task A_method_that_is_not_async_is_left_to_its_author() =>
        UseFixes<NotAwaitedAnalyzer, AwaitCodeFix>.LeaveAsync(Plant.Method("        [|meter.WriteLimitAsync(1, ct)|];", "void Run"));

    [Theory]
    [InlineData("ValueTask pending = [|meter.WriteLimitAsync(1, ct)|]; // now", "await meter.WriteLimitAsync(1, ct); // now")]
    [InlineData("var voltage = [|meter.ReadVoltageAsync(ct).ConfigureAwait(false)|];", "await meter.ReadVoltageAsync(ct).ConfigureAwait(false);")]
    [InlineData("[|meter?.WriteLimitAsync(1, ct)|];", "await (meter?.WriteLimitAsync(1, ct) ?? default);")]
    [InlineData("Func<Task> press = async () => [|meter.WriteLimitAsync(1, ct)|];", "Func<Task> press = async () => await meter.WriteLimitAsync(1, ct);")]
    [InlineData("async Task PressAsync() => [|meter.WriteLimitAsync(1, ct)|];", "async Task PressAsync() => await meter.WriteLimitAsync(1, ct);")]
    public Task It_awaits_what_stands_in_a_variable_behind_a_question_mark_or_after_an_arrow(string before, string after) =>
        UseFixes<NotAwaitedAnalyzer, AwaitCodeFix>.ChangeAsync(Plant.Method("        " + before), Plant.Method("        " + after));

    [Theory]
    [InlineData("new List<int>().ForEach(limit => [|meter.WriteLimitAsync(1, ct)|]);")]
    [InlineData("lock (meter) { [|meter.WriteLimitAsync(1, ct)|]; }")]
    [InlineData("Task? pending = null; pending = [|meter.WriteLimitAsync(1, ct).AsTask()|];")]
    [InlineData("[|meter?.WriteLimitAsync(1, ct).AsTask()|];")]
    public Task Where_nothing_can_be_awaited_it_is_left_to_its_author(string body) =>
        UseFixes<NotAwaitedAnalyzer, AwaitCodeFix>.LeaveAsync(Plant.Method("        " + body));

    [Fact]
    public Task It_awaits_among_the_statements_of_a_program() => UseFixes<NotAwaitedAnalyzer, AwaitCodeFix>.ChangeAsync(
        "using Coilwright.Modbus;\n\nawait using ModbusClient client = ModbusClient.Create(\"tcp://10.0.0.1\");\nvar done = [|client.WriteSingleCoilAsync(1, 0, true)|];\n[|client?.WriteSingleCoilAsync(1, 0, true)|];\n",
        "using Coilwright.Modbus;\n\nawait using ModbusClient client = ModbusClient.Create(\"tcp://10.0.0.1\");\nawait client.WriteSingleCoilAsync(1, 0, true);\nawait (client?.WriteSingleCoilAsync(1, 0, true) ?? default);\n",
        OutputKind.ConsoleApplication);
}
