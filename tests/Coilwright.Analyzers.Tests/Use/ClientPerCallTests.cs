using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class ClientPerCallTests
{
    private const string Value = "async Task<ushort[]> ReadAsync";

    [Theory]
    [InlineData("while (true) { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("for (int i = 0; i < 9; i++) { using (var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}) { await own.ReadCoilsAsync(1, 0, 8, ct); } }")]
    public Task A_client_for_each_round_is_reported(string body) => UseTest<ClientPerCallAnalyzer>.ReportAsync(
        "ModbusClient is connected and disposed in every round of the loop; keep one and share it", Plant.Method(body));

    [Fact]
    public Task A_client_for_each_value_is_reported() => UseTest<ClientPerCallAnalyzer>.ReportAsync(
        "ModbusClient is connected and disposed in every call of the method; keep one and share it",
        Plant.Method("await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; return await own.ReadHoldingRegistersAsync(1, 0, 8, ct);", Value));

    [Fact]
    public Task So_is_one_in_a_handler() => UseTest<ClientPerCallAnalyzer>.ReportAsync(
        "ModbusClient is connected and disposed in every call of the method; keep one and share it",
        Plant.Method("Func<Task<ushort[]>> handler = async () => { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; return await own.ReadHoldingRegistersAsync(1, 0, 8, ct); };"));

    [Theory]
    [InlineData("await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); await own.ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("foreach (string one in new[] { Endpoint }) { await using var own = await ModbusClient.ConnectAsync(one, ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("while (true) { await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); while (true) { await own.ReadCoilsAsync(1, 0, 8, ct); } }")]
    [InlineData("ModbusClient? own = null; while (own is null) { try { own = await ModbusClient.ConnectAsync(Endpoint, ct); } catch (ModbusException) { } }")]
    public Task A_client_that_stays_or_has_an_end_point_of_its_own_is_left_alone(string body) =>
        UseTest<ClientPerCallAnalyzer>.AcceptAsync(Plant.Method(body));

    [Theory]
    [InlineData("string one = Endpoint; await using var own = await ModbusClient.ConnectAsync(one, ct); return await own.ReadHoldingRegistersAsync(1, 0, 8, ct);", Value)]
    [InlineData("await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); return 0;", "async Task<int> Main")]
    public Task So_is_a_method_that_is_told_where_to_connect_and_one_with_an_exit_code(string body, string signature) =>
        UseTest<ClientPerCallAnalyzer>.AcceptAsync(Plant.Method(body, signature));
}
