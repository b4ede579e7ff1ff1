using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class NotAwaitedTests
{
    [Theory]
    [InlineData("{|#0:meter.WriteLimitAsync(1, ct)|};", "WriteLimitAsync")]
    [InlineData("{|#0:meter.ReadAsync(ct).AsTask()|};", "ReadAsync")]
    [InlineData("{|#0:client.WriteSingleCoilAsync(1, 0, true, ct).ConfigureAwait(false)|};", "WriteSingleCoilAsync")]
    public Task A_request_whose_end_nobody_sees_is_reported(string body, string method) => UseTest<NotAwaitedAnalyzer>.ReportAsync(
        $"Nobody waits for {method}, so nobody learns whether it failed", Plant.Method(body, "void Run"));

    [Theory]
    [InlineData("await meter.WriteLimitAsync(1, ct);")]
    [InlineData("_ = meter.WriteLimitAsync(1, ct);")]
    [InlineData("Task kept = meter.WriteLimitAsync(1, ct).AsTask(); await kept;")]
    [InlineData("await Task.WhenAll(meter.WriteLimitAsync(1, ct).AsTask(), meter.ReadAsync(ct).AsTask());")]
    public Task What_is_awaited_kept_or_dropped_on_purpose_is_left_alone(string body) =>
        UseTest<NotAwaitedAnalyzer>.AcceptAsync(Plant.Method(body));

    [Fact]
    public Task The_fix_awaits() => UseFixes<NotAwaitedAnalyzer, AwaitCodeFix>.ChangeAsync(
        Plant.Method("        [|meter.WriteLimitAsync(1, ct)|]; // now\n        [|meter.WriteDelayAsync(1, ct)|];"),
        Plant.Method("        await meter.WriteLimitAsync(1, ct); // now\n        await meter.WriteDelayAsync(1, ct);"));

    [Fact]
    public Task A_method_that_is_not_async_is_left_to_its_author() =>
        UseFixes<NotAwaitedAnalyzer, AwaitCodeFix>.LeaveAsync(Plant.Method("        [|meter.WriteLimitAsync(1, ct)|];", "void Run"));
}
