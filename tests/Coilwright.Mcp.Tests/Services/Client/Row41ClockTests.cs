using Coilwright.Mcp.Frames;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Clocks that are set, and timers that fire late.</summary>
public sealed class Row41ClockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_wall_clock_that_is_moved_by_a_day_ends_nothing(int days)
    {
        await using McpServer server = McpServer.Create(services => services.Map<IUserEvents>(new UserEvents()), new McpServerOptions { TimeProvider = _time });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);

        _time.WallClockOffset = TimeSpan.FromDays(days);
        _time.Advance(1);
        await client.CallAsync(1, 1, new Note { Value = 1 }, timeout: 5000);

        Assert.Equal(McpStatus.Ok, (await client.AnswerAsync()).Status);
        Assert.Single(server.SessionList);
    }

    [Fact]
    public async Task A_timeout_that_was_noticed_late_says_that_the_thread_pool_is_starved()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { TimeProvider = _time, RequestTimeout = TimeSpan.FromSeconds(2) });
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await _server.GreetAsync();
        await connecting.WaitAsync(Patience, Token);
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await peer.ReceiveAsync(McpCommand.Request);

        _time.Advance(9);

        McpTimeoutException error = await Assert.ThrowsAsync<McpTimeoutException>(() => call.WaitAsync(Patience, Token));
        Assert.Contains("starved", error.Message, StringComparison.Ordinal);
    }
}
