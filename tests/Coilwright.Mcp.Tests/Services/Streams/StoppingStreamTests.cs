using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Services;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Streams that have no end of their own, when the server stops. Where no time is moved, none has to pass.</summary>
public sealed class StoppingStreamTests
{
    private const ushort Watch = 1;
    private const ushort Exchange = 2;
    private const ushort Take = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TestTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_ends_at_once_and_its_caller_is_told_to_go_elsewhere()
    {
        var feed = new Feed();
        await using McpServer server = Create(feed);
        await using ScriptedClient client = await BeginAsync(server, feed, items: 1);

        Task stopping = server.StopAsync(Minute);
        await client.Peer.ReceiveAsync<Goaway>(McpCommand.Goaway);
        Assert.Equal(McpStatus.ServiceUnavailable, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd)).Status);
        await client.Peer.WaitForCloseAsync();
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task What_a_watch_still_sends_arrives_and_so_does_its_own_end()
    {
        var feed = new Feed { LastWords = "more tomorrow" };
        await using McpServer server = Create(feed);
        await using ScriptedClient client = await BeginAsync(server, feed);

        Task stopping = server.StopAsync(Minute);
        Assert.Equal(feed.LastWords, (await client.Peer.ReceiveAsync<Note>(McpCommand.StreamItem)).Text);
        Assert.Equal(McpStatus.Ok, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd)).Status);
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_watch_whose_reader_gives_no_credit_ends_too()
    {
        var feed = new Feed();
        await using McpServer server = Create(feed);
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server, window: 1 << 20);
        await client.CallAsync(1, Watch, new Ack { Value = long.MaxValue });
        for (int length = 0; length < StreamCredit.Initial;)
        {
            length += StreamCredit.CostOf((await client.Peer.ReceiveAsync(McpCommand.StreamItem)).Payload.Length);
        }

        Task stopping = server.StopAsync(Minute);
        Assert.Equal(McpStatus.ServiceUnavailable, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd)).Status);
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task An_exchange_that_waits_for_its_caller_ends_too()
    {
        var feed = new Feed { IsEcho = true };
        await using McpServer server = Create(feed);
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(Exchange, new McpEmpty(), isStreamed: true));
        await client.Peer.SendAsync(McpCommand.StreamItem, 1, new Ack { Value = 5 }.ToArray());
        Assert.Equal(5, (await client.Peer.ReceiveAsync<Note>(McpCommand.StreamItem)).Value);

        Task stopping = server.StopAsync(Minute);
        Assert.Equal(McpStatus.ServiceUnavailable, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd).WaitAsync(Patience, Token)).Status);
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_watch_that_waits_for_a_worker_is_answered_before_it_has_begun()
    {
        var feed = new Feed();
        await using McpServer server = Create(feed, new McpServiceOptions { Workers = 1 });
        await using ScriptedClient client = await BeginAsync(server, feed);
        await client.CallAsync(2, Watch, new Ack());
        await client.PingAsync();

        Task stopping = server.StopAsync(Minute);
        (uint id, McpStatus status, _) = await client.AnswerAsync();
        Assert.Equal((2u, McpStatus.ServiceUnavailable), (id, status));
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_watch_that_does_not_listen_is_cut_when_the_time_has_passed()
    {
        var feed = new Feed { IsDeaf = true };
        await using McpServer server = Create(feed);
        await using ScriptedClient client = await BeginAsync(server, feed);

        Task stopping = server.StopAsync(TimeSpan.FromSeconds(10));
        await _time.ArmedAsync(10).WaitAsync(Patience, Token);
        Assert.False(stopping.IsCompleted);
        _time.Advance(10);
        await stopping.WaitAsync(Patience, Token);
        feed.End.SetResult();
    }

    [Fact]
    public async Task Streams_that_end_by_themselves_may_be_let_do_so()
    {
        var feed = new Feed { LastWords = "the end" };
        await using McpServer server = Create(feed, new McpServiceOptions { FinishesStreams = true });
        await using ScriptedClient client = await BeginAsync(server, feed);

        Task stopping = server.StopAsync(Minute);
        await client.Peer.ReceiveAsync(McpCommand.Goaway);
        await client.PingAsync();
        Assert.False(stopping.IsCompleted);
        feed.End.SetResult();
        Assert.Equal(feed.LastWords, (await client.Peer.ReceiveAsync<Note>(McpCommand.StreamItem)).Text);
        Assert.Equal(McpStatus.Ok, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd)).Status);
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task What_a_caller_streams_is_taken_to_its_end()
    {
        var feed = new Feed();
        await using McpServer server = Create(feed);
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(Take, new McpEmpty(), isStreamed: true));
        Assert.True(await feed.Waits.WaitAsync(Patience, Token));

        Task stopping = server.StopAsync(Minute);
        await client.Peer.ReceiveAsync(McpCommand.Goaway);
        await client.PingAsync();
        Assert.False(stopping.IsCompleted);
        feed.End.SetResult();
        Assert.Equal(17, MessageDecoder.Decode<Ack>((await client.AnswerAsync()).Body).Value);
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_session_that_is_ended_ends_its_own_watches_only()
    {
        var feed = new Feed();
        await using McpServer server = Create(feed);
        using var closing = new CancellationTokenSource();
        await using ScriptedClient other = await BeginAsync(server, feed);
        await using ScriptedClient client = await BeginAsync(server, feed, closing: closing);

        await closing.CancelAsync();
        Assert.Equal(McpStatus.ServiceUnavailable, (await client.Peer.ReceiveAsync<StreamEnd>(McpCommand.StreamEnd)).Status);
        await client.Served.WaitAsync(Patience, Token);
        Assert.Equal(1, Assert.Single(server.SessionList).InFlight);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_reader_of_a_stream_gets_an_error_that_leaves_open_what_was_done(bool isDuplex)
    {
        var feed = new Feed();
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IFeed>(feed));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        var calls = new FeedClient(client);
        IAsyncEnumerable<Note> notes = isDuplex ? calls.ExchangeAsync(NothingYetAsync(feed), Token) : calls.WatchAsync(new Ack { Value = 1 }, Token);
        Task reading = Task.Run(async () => await notes.CountAsync(Token), Token);
        Assert.True(await feed.Waits.WaitAsync(Patience, Token));

        await server.StopAsync(Minute).WaitAsync(Patience, Token);
        McpStatusException error = await Assert.ThrowsAsync<McpStatusException>(() => reading.WaitAsync(Patience, Token));
        Assert.Equal(McpStatus.ServiceUnavailable, error.Status);
        Assert.True(error.IsTransient);
        Assert.True(error.MayHaveBeenApplied);
    }

    private static async IAsyncEnumerable<Ack> NothingYetAsync(Feed feed)
    {
        await feed.End.Task;
        yield break;
    }

    private static async Task<ScriptedClient> BeginAsync(McpServer server, Feed feed, long items = 0, CancellationTokenSource? closing = null)
    {
        ScriptedClient client = await ScriptedClient.GreetAsync(server, closing: closing);
        await client.CallAsync(1, Watch, new Ack { Value = items });
        Assert.True(await feed.Waits.WaitAsync(Patience, Token));
        return client;
    }

    private McpServer Create(Feed feed, McpServiceOptions? service = null)
    {
        var options = new McpServerOptions { TimeProvider = _time, IdleTimeout = Timeout.InfiniteTimeSpan };
        return McpServer.Create(services => services.Map<IFeed>(feed, service), options);
    }
}
