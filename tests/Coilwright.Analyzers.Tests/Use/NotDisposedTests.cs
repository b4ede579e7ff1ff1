using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class NotDisposedTests
{
    [Theory]
    [InlineData("var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("var own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; var map = new EnergyMeterClient(own); await map.ReadAsync(ct);")]
    [InlineData("var map = new EnergyMeterClient(await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}); await map.ReadAsync(ct);")]
    [InlineData("await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}.ConfigureAwait(false);")]
    [InlineData("ModbusClient own; own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; await own.ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("ModbusClient? own = null; while (own is null) { try { own = await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; } catch (ModbusException) { } } await own.ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("ModbusClient? own = null; own ??= await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}; if (own != null) { _ = own?.State; await own!.ReadCoilsAsync(1, 0, 8, ct); }")]
    [InlineData("var own = {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}.GetAwaiter().GetResult(); await own.ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("await (await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}).ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("await new EnergyMeterClient(await {|#0:ModbusClient.ConnectAsync(Endpoint, ct)|}).ReadAsync(ct);")]
    [InlineData("var own = {|#0:ModbusClient.Create(Endpoint)|}; var map = new EnergyMeterClient(own); await map.Client.ReadCoilsAsync(1, 0, 8, ct);")]
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
    [InlineData("ModbusClient? own = null; try { own = await ModbusClient.ConnectAsync(Endpoint, ct); } finally { own?.Dispose(); }")]
    [InlineData("ModbusClient? own = null; try { own = await ModbusClient.ConnectAsync(Endpoint, ct); } finally { if (own is { } open) { await open.DisposeAsync(); } }")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); ct.Register(own.Dispose);")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); var map = new EnergyMeterClient(own); await map.Client.DisposeAsync();")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); var map = new EnergyMeterClient(own); GC.KeepAlive(map);")]
    [InlineData("var own = await McpClient.ConnectAsync(Endpoint, ct); await own.CloseAsync();")]
    [InlineData("var pending = ModbusClient.ConnectAsync(Endpoint, ct); await using var own = await pending;")]
    [InlineData("ModbusClient.ConnectAsync(Endpoint, ct);")]
    [InlineData("var own = await ModbusClient.ConnectAsync(Endpoint, ct); var same = own; same.Dispose();")]
    public Task One_that_is_disposed_or_handed_on_is_left_alone(string body) => UseTest<NotDisposedAnalyzer>.AcceptAsync(Plant.Method(body));

    [Fact]
    public Task The_client_of_a_service_leaves_the_one_below_it_open() => UseTest<NotDisposedAnalyzer>.ReportAsync(
        "The McpClient opened here is never disposed, so its connection stays open",
        Sources.Service("    [McpOperation(1)] ValueTask<Ack> PublishAsync(Note note, CancellationToken ct = default);")
        + "public static class Program { public static async Task RunAsync(Note note) { IUserEvents events = new UserEventsClient(await {|#0:McpClient.ConnectAsync(\"mcp://host\")|}); await events.PublishAsync(note); } }");

    [Theory]
    [InlineData("private ModbusClient? _client; public async Task StartAsync() { _client = await {|#0:ModbusClient.ConnectAsync(Endpoint)|}; await _client.ReadCoilsAsync(1, 0, 8); }")]
    [InlineData("private readonly ModbusClient _client = {|#0:ModbusClient.Create(Endpoint)|}; public Task ReadAsync() => _client.ReadCoilsAsync(1, 0, 8).AsTask();")]
    [InlineData("private ModbusClient? _client; public async Task<bool[]> ReadAsync() { _client ??= await {|#0:ModbusClient.ConnectAsync(Endpoint)|}; return await _client.ReadCoilsAsync(1, 0, 8); }")]
    [InlineData("private readonly ModbusClient _client; private readonly EnergyMeterClient _map; public Owner() { _client = {|#0:ModbusClient.Create(Endpoint)|}; _map = new(_client); } public async Task ReadAsync() => await _map.ReadAsync();")]
    public Task A_field_of_a_type_that_never_disposes_it_is_reported(string members) => UseTest<NotDisposedAnalyzer>.ReportAsync(
        "The ModbusClient opened here is never disposed, so its connection stays open", Owner(members));

    [Theory]
    [InlineData("private ModbusClient? _client; public async Task StartAsync() => _client = await ModbusClient.ConnectAsync(Endpoint); public async Task EndAsync() { if (_client is not null) { await _client.DisposeAsync(); } }")]
    [InlineData("private readonly ModbusClient _client = ModbusClient.Create(Endpoint); public void End() => _client?.Dispose();")]
    [InlineData("private readonly ModbusClient _client = ModbusClient.Create(Endpoint); public ModbusClient Client => _client;")]
    [InlineData("private readonly ModbusClient _client = ModbusClient.Create(Endpoint); public void Dispose() { } } public partial class Owner : IDisposable {")]
    [InlineData("private readonly ModbusClient _client = ModbusClient.Create(Endpoint); } public partial class Owner { public void End() { using ModbusClient ended = _client; }")]
    [InlineData("private readonly ModbusClient _client = ModbusClient.Create(Endpoint); private sealed class End(Owner owner) : IDisposable { public void Dispose() => owner._client.Dispose(); }")]
    [InlineData("private static readonly ModbusClient Shared = ModbusClient.Create(Endpoint); public Task ReadAsync() => Shared.ReadCoilsAsync(1, 0, 8).AsTask();")]
    [InlineData("protected ModbusClient Client { get; } = ModbusClient.Create(Endpoint); protected readonly ModbusClient _client = ModbusClient.Create(Endpoint);")]
    [InlineData("private readonly ModbusClient _client; public Owner(ModbusClient? client) { _client = client ?? ModbusClient.Create(Endpoint); }")]
    [InlineData("private readonly ModbusClient _client; private readonly EnergyMeterClient _map; public Owner() { _client = ModbusClient.Create(Endpoint); _map = new(_client); } public void End() => _map.Client.Dispose();")]
    [InlineData("private readonly ModbusClient _client; public Owner() { _client = ModbusClient.Create(Endpoint); Map = new(_client); } public EnergyMeterClient Map { get; }")]
    public Task A_field_that_may_come_to_an_end_is_left_alone(string members) => UseTest<NotDisposedAnalyzer>.AcceptAsync(Owner(members));

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

    [Theory]
    [InlineData("var map = new EnergyMeterClient(await [|ModbusClient.ConnectAsync(Endpoint, ct)|]); await map.ReadAsync(ct);")]
    [InlineData("bool[] coils = await (await [|ModbusClient.ConnectAsync(Endpoint, ct)|]).ReadCoilsAsync(1, 0, 8, ct);")]
    [InlineData("ModbusClient own = await [|ModbusClient.ConnectAsync(Endpoint, ct)|], other = client;")]
    [InlineData("var own = await [|ModbusClient.ConnectAsync(Endpoint, ct)|]; own = client;")]
    [InlineData("switch (0) { case 0: var own = await [|ModbusClient.ConnectAsync(Endpoint, ct)|]; break; }")]
    public Task What_cannot_be_declared_so_is_left_to_its_author(string body) =>
        UseFixes<NotDisposedAnalyzer, DisposeCodeFix>.LeaveAsync(Plant.Method("        " + body));

    [Theory]
    [InlineData("Func<Task> read = async () => { var own = await [|ModbusClient.ConnectAsync(Endpoint, ct)|].ConfigureAwait(false); };", "Func<Task> read = async () => { await using var own = await ModbusClient.ConnectAsync(Endpoint, ct).ConfigureAwait(false); };")]
    [InlineData("lock (meter) { var own = [|ModbusClient.Create(Endpoint)|]; }", "lock (meter) { using var own = ModbusClient.Create(Endpoint); }")]
    public Task A_lambda_and_a_lock_get_what_they_allow(string before, string after) => UseFixes<NotDisposedAnalyzer, DisposeCodeFix>.ChangeAsync(
        Plant.Method("        " + before), Plant.Method("        " + after));

    [Fact]
    public Task So_do_the_statements_of_a_program() => UseFixes<NotDisposedAnalyzer, DisposeCodeFix>.ChangeAsync(
        "using Coilwright.Modbus;\n\nvar own = await [|ModbusClient.ConnectAsync(args[0])|];\nawait own.ReadCoilsAsync(1, 0, 8);\n",
        "using Coilwright.Modbus;\n\nawait using var own = await ModbusClient.ConnectAsync(args[0]);\nawait own.ReadCoilsAsync(1, 0, 8);\n",
        OutputKind.ConsoleApplication);

    private static string Owner(string members) => Plant.Method("        await Task.Yield();").Replace(
        "public sealed class Program", $"public partial class Owner\n{{\n    private const string Endpoint = \"tcp://192.168.1.10\";\n\n    {members}\n}}\n\npublic sealed class Program", StringComparison.Ordinal);
}
