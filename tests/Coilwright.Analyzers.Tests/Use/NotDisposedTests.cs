using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class NotDisposedTests
{
    [Theory]
    [InlineData("var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; var map = new EnergyMeterClient(own); await map.ReadAsync(ct);")]
    [InlineData("var map = new EnergyMeterClient(await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}); await map.ReadAsync(ct);")]
    [InlineData("await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}.ConfigureAwait(false);")]
    public Task A_client_that_nobody_disposes_or_keeps_is_reported(string body) => UseTest<NotDisposedAnalyzer>.ReportAsync(
        "The ModbusClient opened here is never disposed, so its connection stays open", Plant.Method(body));

    [Fact]
    public Task So_is_a_server() => UseTest<NotDisposedAnalyzer>.ReportAsync(
        "The ModbusServer opened here is never disposed, so its connection stays open",
        Plant.Method("ModbusServer server = {|#0:ModbusServer.Listen(\"tcp://127.0.0.1:0\")|}; await Task.Delay(-1, ct);"));

    [Theory]
    [InlineData("await using var own = await ModbusClient.ConnectAsync(Endpoint, ct);")]
    [InlineData("using (var own = await ModbusClient.ConnectAsync(Endpoint, ct)) { }")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); try { } finally { own.Dispose(); }")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); await own.DisposeAsync();")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); GC.KeepAlive(own);")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); client = own;")]
    [InlineData("client = await ModbusClient.ConnectAsync(Endpoint, ct);")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); await using (own) { }")]
    public Task One_that_is_disposed_or_handed_on_is_left_alone(string body) => UseTest<NotDisposedAnalyzer>.AcceptAsync(Plant.Method(body));

    [Fact]
    public Task The_fix_makes_a_declaration_that_disposes() => UseFixes<NotDisposedAnalyzer, DisposeCodeFix>.ChangeAsync(
        Plant.Method("        // The meter.\n        var own = await [|ModbusClient.ConnectAsync(Endpoint, ct)|];\n        await own.ReadCoilsAsync(1, 0, 8, ct);"),
        Plant.Method("        // The meter.\n        await using var own = await ModbusClient.ConnectAsync(Endpoint, ct);\n        await own.ReadCoilsAsync(1, 0, 8, ct);"));

    [Fact]
    public Task What_has_to_be_awaited_is_left_to_its_author_where_nothing_can_be() => UseFixes<NotDisposedAnalyzer, DisposeCodeFix>.LeaveAsync(
        Plant.Method("        ModbusServer server = [|ModbusServer.Listen(\"tcp://127.0.0.1:0\")|];", "void Run"));

    [Fact]
    public Task A_client_without_a_variable_is_left_to_its_author() => UseFixes<NotDisposedAnalyzer, DisposeCodeFix>.LeaveAsync(
        Plant.Method("        await [|ModbusClient.ConnectAsync(Endpoint, ct)|];"));
}
