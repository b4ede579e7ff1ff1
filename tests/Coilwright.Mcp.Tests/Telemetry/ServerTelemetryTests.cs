using Coilwright.Mcp.Tests.Services;
using Coilwright.Tests.Shared.Telemetry;

namespace Coilwright.Mcp.Tests.Telemetry;

/// <summary>What meters and log tell of a server.</summary>
public sealed class ServerTelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_and_connections_are_measured()
    {
        using var metrics = new CollectedMetrics();
        await using McpServer server = Serve(new McpServerOptions { Telemetry = new() { MeterFactory = metrics } });
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        var events = new UserEventsClient(client);

        await events.PublishAsync(new Note(), Token);
        await Assert.ThrowsAsync<McpStatusException>(async () => await events.PublishAsync(new Note { Text = UserEvents.Refused }, Token));
        await Assert.ThrowsAsync<McpStatusException>(async () => await events.PublishAsync(new Note { Text = UserEvents.Failing }, Token));
        while (metrics.Of("rpc.server.call.duration").Length < 3)
        {
            await Task.Yield();
        }

        // An answer may be back before its call has ended at the server.
        Assert.Equal(
            ["rpc.method=events/Publish", "rpc.method=events/Publish error.type=InternalServerError", "rpc.method=events/Publish error.type=NotFound"],
            metrics.Of("rpc.server.call.duration").Select(call => call.Tags).Order(StringComparer.Ordinal));
        Assert.Equal(1, metrics.Observe("mcp.server.connections"));
    }

    [Fact]
    public async Task A_call_that_is_refused_for_load_is_counted()
    {
        using var metrics = new CollectedMetrics();
        var service = new UserEvents();
        await using McpServer server = Serve(
            new McpServerOptions { MaxConcurrent = 1, QueueCapacity = 0, Telemetry = new() { MeterFactory = metrics } }, service);
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        var events = new UserEventsClient(client);
        Task slow = events.PublishAsync(new Note { Text = UserEvents.Slow }, Token).AsTask();
        await service.SlowBegan.Task.WaitAsync(Token);

        await Assert.ThrowsAsync<McpRejectedException>(async () => await events.PublishAsync(new Note(), Token));

        Assert.Single(metrics.Of("mcp.server.requests.shed"));
        service.SlowCancelled.SetResult();
        await slow;
    }

    [Fact]
    public async Task Peers_are_logged_and_so_are_those_that_were_one_too_many()
    {
        using var log = new CollectedLog();
        await using McpServer server = Serve(new McpServerOptions { MaxConnections = 1, Telemetry = new() { LoggerFactory = log } });
        await using McpClient first = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        await log.WaitForAsync(20);

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => McpClient.ConnectAsync(server.Endpoint.ToString(), Token));

        Assert.Contains("127.0.0.1", await log.WaitForAsync(21), StringComparison.Ordinal);
    }

    private static McpServer Serve(McpServerOptions options, UserEvents? service = null) =>
        McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(service ?? new UserEvents()), options);
}
