using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Services;
using Coilwright.Tests;
using Coilwright.Tests.Shared.Telemetry;

namespace Coilwright.Mcp.Tests.Telemetry;

/// <summary>What meters tell of a client.</summary>
public sealed class ClientMetricsTests : IDisposable
{
    private const string Calls = "rpc.client.call.duration";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CollectedMetrics _metrics = new();
    private readonly ScriptedServer _server = new();
    private readonly TestTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private McpClientOptions Options => new() { TimeProvider = _time, RetriesWhenLost = 0, Telemetry = new() { MeterFactory = _metrics } };

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task A_call_is_measured_from_its_beginning_to_its_end_and_with_its_error()
    {
        await using McpClient client = _server.CreateClient(Options);
        var events = new UserEventsClient(client);
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await _server.GreetAsync();
        await connecting;
        Task<Ack> call = events.PublishAsync(new Note(), Token).AsTask();
        (McpFrameHeader first, _) = await peer.ReceiveAsync(McpCommand.Request);
        _time.Advance(0.5);
        await peer.SendAsync(McpCommand.Response, first.SequenceId, ScriptedServer.Ok(1));
        await call.WaitAsync(Patience, Token);
        await AnswerAsync(peer, events, McpStatus.NotFound);
        await AnswerAsync(peer, events, McpStatus.TooManyRequests);
        await AnswerAsync(peer, events, (McpStatus)555);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => events.PublishAsync(new Note(), new CancellationToken(true)).AsTask());
        Task late = events.PublishAsync(new Note(), Token).AsTask();
        await peer.ReceiveAsync(McpCommand.Request);
        peer.Bytes.Reset();
        await Assert.ThrowsAsync<McpConnectionException>(() => late.WaitAsync(Patience, Token));

        (double Value, string Tags)[] calls = _metrics.Of(Calls);
        Assert.Equal(
            [
                "rpc.method=events/Publish",
                "rpc.method=events/Publish error.type=NotFound",
                "rpc.method=events/Publish error.type=TooManyRequests",
                "rpc.method=events/Publish error.type=Status555",
                "rpc.method=events/Publish error.type=cancelled",
                "rpc.method=events/Publish error.type=connection_lost",
            ],
            calls.Select(one => one.Tags));
        Assert.Equal(0.5, calls[0].Value, 3);
        Assert.Single(_metrics.Of("mcp.client.requests.shed"));
        Assert.NotEmpty(_metrics.Of("mcp.client.wait.duration"));
        Assert.Single(_metrics.Of("mcp.client.connect.duration"), one => one.Tags.Length == 0);
    }

    [Fact]
    public async Task Calls_without_answer_and_streams_are_measured_to_their_end()
    {
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()));
        await using McpClient client = await McpClient.ConnectAsync(
            server.Endpoint.ToString(), new McpClientOptions { Telemetry = new() { MeterFactory = _metrics } }, Token);
        var events = new UserEventsClient(client);

        await events.NotifyAsync(new Note(), Token);
        Assert.Equal(3, await events.WatchAsync(new Ack { Value = 3 }, Token).CountAsync(Token));
        await events.UploadAsync(AsyncEnumerable.Empty<Note>(), Token);
        await foreach (Note note in events.WatchAsync(new Ack { Value = 1_000_000 }, Token))
        {
            Assert.NotNull(note);
            break;
        }

        while (_metrics.Of(Calls).Length < 4)
        {
            await Task.Yield();
        }

        Assert.Equal(
            [
                "rpc.method=events/Notify",
                "rpc.method=events/Upload",
                "rpc.method=events/Watch",
                "rpc.method=events/Watch error.type=cancelled",
            ],
            _metrics.Of(Calls).Select(one => one.Tags).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Numbers_are_told_when_somebody_asks_those_of_ended_connections_included()
    {
        await using McpClient client = _server.CreateClient(Options);
        var events = new UserEventsClient(client);
        Task<Ack> waiting = events.PublishAsync(new Note(), Token).AsTask();
        await using (FramePeer peer = await _server.GreetAsync())
        {
            (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);

            Assert.Equal(1, _metrics.Observe("mcp.client.connections", "state=Connected"));
            Assert.Equal(1, _metrics.Observe("mcp.client.requests.in_flight"));
            Assert.Equal(0, _metrics.Observe("mcp.client.requests.pending"));
            await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(1));
            await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(1));
            await peer.SendAsync(McpCommand.Response, 70_000, ScriptedServer.Ok(1));
            await waiting.WaitAsync(Patience, Token);
            await peer.SendAsync(McpCommand.Ping, 0, new byte[8]);
            await peer.ReceiveAsync(McpCommand.Pong);
            Assert.Equal(1, _metrics.Observe("mcp.client.late_answers"));
            Assert.Equal(1, _metrics.Observe("mcp.client.unmatched_answers"));
        }

        double? sent = _metrics.Observe("mcp.client.bytes.sent");
        await client.WatchStateAsync(0, Token).FirstAsync(change => change.Current == ConnectionState.Reconnecting, Token);
        _time.Advance(2);
        await using FramePeer next = await _server.GreetAsync();
        await client.WatchStateAsync(0, Token).FirstAsync(change => change.Current == ConnectionState.Connected, Token);

        Assert.Equal(1, _metrics.Observe("mcp.client.reconnects"));
        Assert.True(_metrics.Observe("mcp.client.bytes.sent") > sent);
    }

    private static async Task AnswerAsync(FramePeer peer, UserEventsClient events, McpStatus status)
    {
        Task<Ack> call = events.PublishAsync(new Note(), Token).AsTask();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
        await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Response(status, new ErrorBody(0, "no", 0)));
        await Assert.ThrowsAnyAsync<McpException>(() => call.WaitAsync(Patience, Token));
    }
}
