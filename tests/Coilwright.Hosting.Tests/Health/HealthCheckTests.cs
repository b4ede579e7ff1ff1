using Coilwright.Hosting.Tests.Services;
using Coilwright.Mcp;
using Coilwright.Modbus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coilwright.Hosting.Tests.Health;

/// <summary>What health checks say of clients and servers.</summary>
public sealed class HealthCheckTests
{
    // Nobody listens on it: the port of the TCP multiplexer, which no system serves any more.
    private const string Nowhere = "127.0.0.1:1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_reaches_its_server_is_healthy_even_if_nobody_has_used_it_yet()
    {
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", map => map.Map<IGreeter>(new Greeter()));
        HealthReportEntry entry = await CheckAsync("mcp", services => services.AddMcpClient($"{server.Endpoint}?connections=2"), checks => checks.AddMcpClient());
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("Connected, Connected", entry.Description);
    }

    [Fact]
    public async Task A_client_whose_server_is_not_there_is_not_healthy_and_the_check_says_why()
    {
        HealthReportEntry entry = await CheckAsync(
            "mcp:archive",
            services => services.AddKeyedMcpClient("archive", $"mcp://{Nowhere}"),
            checks => checks.AddMcpClient("archive", failureStatus: HealthStatus.Degraded));
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains(Nowhere, entry.Description, StringComparison.Ordinal);
        Assert.NotNull(entry.Exception);
    }

    [Fact]
    public async Task A_modbus_client_is_judged_by_its_connection()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        HealthReportEntry entry = await CheckAsync("modbus", services => services.AddModbusClient(server.Endpoint.ToString()), checks => checks.AddModbusClient());
        Assert.Equal(HealthStatus.Healthy, entry.Status);

        HealthReportEntry lost = await CheckAsync("modbus", services => services.AddModbusClient($"tcp://{Nowhere}"), checks => checks.AddModbusClient());
        Assert.Equal(HealthStatus.Unhealthy, lost.Status);
    }

    [Fact]
    public async Task A_client_that_is_offline_stays_so_in_the_check()
    {
        await using ServiceProvider provider = Provide(
            services => services.AddModbusClient($"tcp://{Nowhere}", options => options.Reconnect.Attempts = 1), checks => checks.AddModbusClient(name: "line"));
        var client = provider.GetRequiredService<ModbusClient>();
        await Assert.ThrowsAnyAsync<ModbusException>(() => client.ReadHoldingRegistersAsync(1, 0, 1, Token).AsTask());
        await Eventually.HoldsAsync(() => client.State == ConnectionState.Offline);

        HealthReportEntry entry = await CheckAsync("line", provider);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("Offline: ", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_tells_what_it_does()
    {
        HealthReportEntry entry = await CheckAsync("mcp-server", services => services.AddMcpServer().Map<IGreeter, Greeter>(), checks => checks.AddMcpServer());
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(["load", "refused", "sessions", "waiting", "working"], entry.Data.Keys.Order());
    }

    private static async Task<HealthReportEntry> CheckAsync(string name, Action<IServiceCollection> services, Action<IHealthChecksBuilder> checks)
    {
        await using ServiceProvider provider = Provide(services, checks);
        return await CheckAsync(name, provider);
    }

    private static async Task<HealthReportEntry> CheckAsync(string name, ServiceProvider provider)
        => (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries[name];

    private static ServiceProvider Provide(Action<IServiceCollection> services, Action<IHealthChecksBuilder> checks)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        services(collection);
        checks(collection.AddHealthChecks());
        return collection.BuildServiceProvider();
    }
}
