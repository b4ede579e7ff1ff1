using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class BlockingTests
{
    [Theory]
    [InlineData("_ = {|#0:meter.ReadVoltageAsync(ct).Result|};", ".Result", "ReadVoltageAsync")]
    [InlineData("_ = {|#0:meter.ReadAsync(ct).AsTask().Result|};", ".Result", "ReadAsync")]
    [InlineData("{|#0:meter.WriteLimitAsync(1, ct).AsTask().Wait(ct)|};", ".Wait()", "WriteLimitAsync")]
    [InlineData("{|#0:client.WriteSingleCoilAsync(1, 0, true, ct).ConfigureAwait(false).GetAwaiter().GetResult()|};", ".GetAwaiter().GetResult()", "WriteSingleCoilAsync")]
    [InlineData("using var own = {|#0:ModbusClient.ConnectAsync(Endpoint, ct).Result|};", ".Result", "ConnectAsync")]
    [InlineData("var task = meter.ReadAsync(ct).AsTask(); _ = {|#0:task.Result|};", ".Result", "ReadAsync")]
    [InlineData("ValueTask task = meter.WriteLimitAsync(1, ct); {|#0:task.GetAwaiter().GetResult()|};", ".GetAwaiter().GetResult()", "WriteLimitAsync")]
    [InlineData("Task? task = null; task = meter.WriteLimitAsync(1, ct).AsTask(); if ({|#0:task.Wait(1000)|}) { task.Wait(); }", ".Wait()", "WriteLimitAsync")]
    [InlineData("EnergyMeterClient? one = meter; one?{|#0:.WriteLimitAsync(1, ct).AsTask().Wait(ct)|};", ".Wait()", "WriteLimitAsync")]
    [InlineData("{|#0:Task.WaitAll(meter.WriteLimitAsync(1, ct).AsTask(), Task.CompletedTask)|};", "Task.WaitAll()", "WriteLimitAsync")]
    [InlineData("Task limit = meter.WriteLimitAsync(1, ct).AsTask(); {|#0:Task.WaitAny([Task.Delay(1), limit], ct)|};", "Task.WaitAny()", "WriteLimitAsync")]
    [InlineData("Task[] all = { Task.CompletedTask, meter.WriteLimitAsync(1, ct).AsTask() }; {|#0:Task.WaitAll(all)|};", "Task.WaitAll()", "WriteLimitAsync")]
    [InlineData("_ = {|#0:Task.WhenAll(meter.ReadAsync(ct).AsTask(), meter.ReadAsync(ct).AsTask()).Result|};", ".Result", "ReadAsync")]
    [InlineData("{|#0:Task.Run(async () => await meter.WriteLimitAsync(1, ct)).Wait()|};", ".Wait()", "WriteLimitAsync")]
    [InlineData("_ = {|#0:Task.Run(() => meter.ReadAsync(ct).AsTask()).GetAwaiter().GetResult()|};", ".GetAwaiter().GetResult()", "ReadAsync")]
    public Task Waiting_without_await_is_reported(string body, string how, string method) => UseTest<BlockingAnalyzer>.ReportAsync(
        $"{how} holds up a thread until {method} has ended; await it instead", Plant.Method(body, "void Run"));

    [Theory]
    [InlineData("await meter.WriteLimitAsync(1, ct);")]
    [InlineData("_ = Task.FromResult(1).Result;")]
    [InlineData("Task.Delay(1).Wait();")]
    [InlineData("var task = meter.ReadAsync(ct).AsTask(); await Task.WhenAll(task, Task.Delay(1)); _ = task.Result;")]
    [InlineData("var task = meter.ReadAsync(ct); var now = task.IsCompletedSuccessfully ? task.Result : await task;")]
    [InlineData("await meter.ReadAsync(ct).AsTask().ContinueWith(done => done.Result, ct);")]
    [InlineData("var awaiter = meter.ReadAsync(ct).GetAwaiter(); awaiter.OnCompleted(() => awaiter.GetResult());")]
    [InlineData("var task = Task.Delay(1); task.Wait(); Task.WaitAll(task, Task.CompletedTask);")]
    [InlineData("_ = ((Outcome)(object)await meter.ReadAsync(ct)).Result; } public sealed class Outcome { public int Result => 0;")]
    [InlineData("_ = Ask(meter.ReadAsync(ct)).Result; } private static Outcome Ask(ValueTask<EnergyMeter> task) => new(); public sealed class Outcome { public int Result => 0;")]
    [InlineData("Outcome outcome = meter.ReadAsync(ct); _ = outcome.Result; } public sealed class Outcome { public int Result => 0; public static implicit operator Outcome(ValueTask<EnergyMeter> task) => new();")]
    [InlineData("await Task.Yield(); client.DisposeAsync().AsTask().Wait();")]
    public Task Awaiting_and_what_is_no_request_is_left_alone(string body) => UseTest<BlockingAnalyzer>.AcceptAsync(Plant.Method(body));
}
