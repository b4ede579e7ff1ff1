using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class ClientPerCallTests
{
    private const string Value = "async Task<ushort[]> ReadAsync";

    [Theory]
    [InlineData("while (true) { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("for (int i = 0; i < 9; i++) { using (var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}) { await own.ReadCoilsAsync(1, 0, 8, ct); } }")]
    [InlineData("string one = Endpoint; while (true) { await using var own = await {|#0:ModbusClient.ConnectAsync(one + \"?connections=2\", ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("foreach (byte unit in new byte[] { 1, 2 }) { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, new() { RequestTimeout = TimeSpan.FromSeconds(2) }, ct)|}; await own.ReadCoilsAsync(unit, 0, 8, ct); }")]
    [InlineData("string[] all = [Endpoint]; while (true) { await using var own = await {|#0:ModbusClient.ConnectAsync(all[0], ct)|}; if ((await own.ReadCoilsAsync(1, 0, 8, ct))[0]) { break; } }")]
    [InlineData("while (true) { var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; try { await own.ReadCoilsAsync(1, 0, 8, ct); } finally { await own.DisposeAsync(); } }")]
    [InlineData("foreach (string one in new[] { Endpoint }) { while (true) { await using var own = await {|#0:ModbusClient.ConnectAsync(one, ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct); } }")]
    [InlineData("bool warm = false; while (!ct.IsCancellationRequested) { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; warm |= (await own.ReadCoilsAsync(1, 0, 8, ct))[0]; await Task.Delay(TimeSpan.FromSeconds(5), ct); }")]
    [InlineData("using PeriodicTimer timer = new(TimeSpan.FromSeconds(30)); while (await timer.WaitForNextTickAsync(ct)) { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("bool on = false; while (!on) { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; on = (await own.ReadCoilsAsync(1, 0, 8, ct))[0]; }")]
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
    [InlineData("public async Task SetAsync(ushort limit) { await using var own = await {|#0:ModbusClient.ConnectAsync(endpoint)|}; await new EnergyMeterClient(own).WriteLimitAsync(limit); }")]
    [InlineData("public void Set(byte unit) { using var own = {|#0:ModbusClient.Connect(endpoint)|}; own.WriteSingleCoil(unit, 0, true); }")]
    [InlineData("public async Task<int> ReadAsync() { await using var own = await {|#0:ModbusClient.ConnectAsync(endpoint)|}; return await new EnergyMeterClient(own).ReadLimitAsync(); }")]
    [InlineData("public int Limit { get { using var own = {|#0:ModbusClient.Connect(endpoint)|}; EnergyMeter now = new EnergyMeterClient(own).Read(); return now.Limit; } }")]
    [InlineData("public Func<ushort, Task> Set => async limit => { await using var own = await {|#0:ModbusClient.ConnectAsync(Endpoint)|}; await new EnergyMeterClient(own).WriteLimitAsync(limit); }; private string Endpoint { get; } = endpoint;")]
    [InlineData("public async Task<bool[]> ReadAsync() { for (int i = 0; ; i++) { try { await using var own = await {|#0:ModbusClient.ConnectAsync(endpoint)|}; return await own.ReadCoilsAsync(1, 0, 8); } catch (ModbusException) when (i < 3) { } } }")]
    public Task So_is_one_for_each_value_that_is_written_or_counted(string member) => UseTest<ClientPerCallAnalyzer>.ReportAsync(
        "ModbusClient is connected and disposed in every call of the method; keep one and share it", Owner(member));

    [Theory]
    [InlineData("public async Task SetAsync() { await using var own = await ModbusClient.ConnectAsync(endpoint); await new EnergyMeterClient(own).WriteLimitAsync(1); }")]
    [InlineData("public async Task<int> RunAsync() { await using var own = await ModbusClient.ConnectAsync(endpoint); await own.ReadCoilsAsync(1, 0, 8); return 0; }")]
    [InlineData("public async Task<float> ReadAsync(int device) { await using var own = await ModbusClient.ConnectAsync(Endpoints[device]); return await new EnergyMeterClient(own).ReadVoltageAsync(); } private string[] Endpoints { get; } = [endpoint];")]
    [InlineData("public async Task<float> ReadAsync() { await using var own = await ModbusClient.ConnectAsync(_next); return await new EnergyMeterClient(own).ReadVoltageAsync(); } private string _next = endpoint; public void Go(string next) => _next = next;")]
    [InlineData("public async Task<float> ReadAsync() { await using var own = await ModbusClient.ConnectAsync(Next()); return await new EnergyMeterClient(own).ReadVoltageAsync(); } private string Next() => endpoint;")]
    [InlineData("public async Task<bool> RunAsync() { await using var own = await ModbusClient.ConnectAsync(endpoint); return await ServeAsync(own); } private Task<bool> ServeAsync(ModbusClient client) => Task.FromResult(client is null);")]
    [InlineData("public async Task<bool> RunAsync(byte unit) { await using var own = await ModbusClient.ConnectAsync(endpoint); await own.ReadCoilsAsync(unit, 0, 8); await Task.Delay(Timeout.Infinite); return true; }")]
    [InlineData("public Task<bool[]> RunAsync() => Task.Run(async () => { await using var own = await ModbusClient.ConnectAsync(\"tcp://10.0.0.1\"); return await own.ReadCoilsAsync(1, 0, 8); });")]
    [InlineData("[Fact] public async Task Check(ushort limit) { await using var own = await ModbusClient.ConnectAsync(endpoint); await new EnergyMeterClient(own).WriteLimitAsync(limit); } private sealed class FactAttribute : Attribute;")]
    public Task One_that_may_be_all_that_a_program_does_or_goes_elsewhere_each_time_is_left_alone(string member) =>
        UseTest<ClientPerCallAnalyzer>.AcceptAsync(Owner(member));

    [Theory]
    [InlineData("var all = new Queue<string>(); while (all.Count > 0) { await using var own = await ModbusClient.ConnectAsync(all.Dequeue(), ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("string? one; var all = new Queue<string>(); while (all.TryDequeue(out one)) { await using var own = await ModbusClient.ConnectAsync(one, ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("string[] all = [Endpoint]; int i = 0; while (true) { await using var own = await ModbusClient.ConnectAsync(all[i++], ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("string[] all = [Endpoint]; int i = 0; while (true) { await using var own = await ModbusClient.ConnectAsync(all[i], ct); i++; await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("for (int i = 1; ; i++) { string one = $\"tcp://10.0.0.{i}\"; await using var own = await ModbusClient.ConnectAsync(one, ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("string one = Endpoint; while (true) { await using var own = await ModbusClient.ConnectAsync(one, ct); one = (await own.ReadCoilsAsync(1, 0, 8, ct))[0] ? \"\" : Endpoint; }")]
    [InlineData("string one = Endpoint; void Next() => one = \"\"; while (true) { await using var own = await ModbusClient.ConnectAsync(one, ct); await own.ReadCoilsAsync(1, 0, 8, ct); Next(); }")]
    [InlineData("using var all = new List<string>().GetEnumerator(); while (all.MoveNext()) { await using var own = await ModbusClient.ConnectAsync(all.Current, ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("foreach (int seconds in new[] { 1, 2 }) { await using var own = await ModbusClient.ConnectAsync(Endpoint, new() { RequestTimeout = TimeSpan.FromSeconds(seconds) }, ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("while (true) { await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); await ServeAsync(own); } } private static async Task ServeAsync(ModbusClient client) { await Task.Yield();")]
    [InlineData("for (int i = 0; i < 3; i++) { try { await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); await own.ReadCoilsAsync(1, 0, 8, ct); break; } catch (ModbusException) { } }")]
    public Task A_loop_that_goes_elsewhere_serves_or_tries_again_is_left_alone(string body) => UseTest<ClientPerCallAnalyzer>.AcceptAsync(Plant.Method(body));

    [Theory]
    [InlineData("await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); await own.ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("foreach (string one in new[] { Endpoint }) { await using var own = await ModbusClient.ConnectAsync(one, ct); await own.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("while (true) { await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); while (true) { await own.ReadCoilsAsync(1, 0, 8, ct); } }")]
    [InlineData("ModbusClient? own = null; while (own is null) { try { own = await ModbusClient.ConnectAsync(Endpoint, ct); } catch (ModbusException) { } }")]
    public Task A_client_that_stays_or_has_an_end_point_of_its_own_is_left_alone(string body) =>
        UseTest<ClientPerCallAnalyzer>.AcceptAsync(Plant.Method(body));

    [Theory]
    [InlineData("string one = Console.ReadLine()!; await using var own = await ModbusClient.ConnectAsync(one, ct); return await own.ReadHoldingRegistersAsync(1, 0, 8, ct);", Value)]
    [InlineData("await using var own = await ModbusClient.ConnectAsync(Endpoint, ct); return 0;", "async Task<int> Main")]
    public Task So_is_a_method_that_is_told_where_to_connect_and_one_with_an_exit_code(string body, string signature) =>
        UseTest<ClientPerCallAnalyzer>.AcceptAsync(Plant.Method(body, signature));

    private static string Owner(string member) => Plant.Method("        await Task.Yield();").Replace(
        "public sealed class Program", $"public sealed class Owner(string endpoint)\n{{\n    {member}\n}}\n\npublic sealed class Program", StringComparison.Ordinal);
}
