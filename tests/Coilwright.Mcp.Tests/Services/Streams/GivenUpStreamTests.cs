using Coilwright.Mcp.Frames;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Streams that nobody waits for any more: whoever makes them is told, and lets go.</summary>
public sealed class GivenUpStreamTests
{
    private const ushort Watch = 1;
    private const ushort Exchange = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private readonly Feed _feed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_that_gives_up_lets_the_stream_go_and_the_connection_stays()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await BeginAsync(server);
        await client.Peer.SendAsync(McpCommand.Cancel, 1);
        Assert.Equal(McpStatus.ClientClosedRequest, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd)).Status);
        await _feed.LetGo.Task.WaitAsync(Patience, Token);
        await client.PingAsync();
    }

    [Fact]
    public async Task A_stream_whose_time_has_passed_is_ended_at_the_server()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await BeginAsync(server, timeout: 5000);
        _time.Advance(4);
        await client.PingAsync();
        Assert.False(_feed.LetGo.Task.IsCompleted);
        _time.Advance(2);
        Assert.Equal(McpStatus.RequestTimeout, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd)).Status);
        await _feed.LetGo.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_stream_whose_reader_has_vanished_is_let_go()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await BeginAsync(server);
        client.Peer.Bytes.Reset();
        await client.Served.WaitAsync(Patience, Token);
        await _feed.LetGo.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_stream_both_ways_is_let_go_even_if_its_service_reads_nothing()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(Exchange, new Ack(), isStreamed: true));
        Assert.True(await _feed.Waits.WaitAsync(Patience, Token));
        await client.Peer.SendAsync(McpCommand.Cancel, 1);
        Assert.Equal(McpStatus.ClientClosedRequest, (await client.AnswerAsync()).Status);
        await _feed.LetGo.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_stream_that_was_given_a_time_ends_with_it_at_the_client_and_the_server_is_told()
    {
        var server = new ScriptedServer();
        await using McpClient client = server.CreateClient(new McpClientOptions { TimeProvider = _time });
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await server.GreetAsync();
        await connecting.WaitAsync(Patience, Token);
        await using IAsyncEnumerator<Note> reader = new UserEventsClient(client, TimeSpan.FromSeconds(10)).WatchAsync(new Ack(), Token).GetAsyncEnumerator(Token);
        Task<bool> moving = reader.MoveNextAsync().AsTask();
        uint id = (await peer.ReceiveAsync(McpCommand.Request)).Header.SequenceId;

        _time.Advance(11);
        await Assert.ThrowsAsync<McpTimeoutException>(() => moving.WaitAsync(Patience, Token));
        Assert.Equal(id, (await peer.ReceiveAsync(McpCommand.Cancel)).Header.SequenceId);
    }

    private async Task<ScriptedClient> BeginAsync(McpServer server, uint? timeout = null)
    {
        ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(1, Watch, new Ack { Value = 1 }, timeout: timeout);
        Assert.True(await _feed.Waits.WaitAsync(Patience, Token));
        return client;
    }

    private McpServer Create()
    {
        var options = new McpServerOptions { TimeProvider = _time, IdleTimeout = Timeout.InfiniteTimeSpan };
        return McpServer.Create(services => services.Map<IFeed>(_feed), options);
    }
}
