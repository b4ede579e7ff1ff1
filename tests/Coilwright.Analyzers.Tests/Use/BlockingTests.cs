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
    public Task Waiting_without_await_is_reported(string body, string how, string method) => UseTest<BlockingAnalyzer>.ReportAsync(
        $"{how} holds up a thread until {method} has ended; await it instead", Plant.Method(body, "void Run"));

    [Theory]
    [InlineData("await meter.WriteLimitAsync(1, ct);")]
    [InlineData("_ = Task.FromResult(1).Result;")]
    [InlineData("Task.Delay(1).Wait();")]
    public Task Awaiting_and_what_is_no_request_is_left_alone(string body) => UseTest<BlockingAnalyzer>.AcceptAsync(Plant.Method(body));
}
