using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Frames;
using Coilwright.Testing;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A server that dies: during the handshake, with calls in flight, for a while and for good.</summary>
public sealed class Row33ConnectionLossTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_dies_at_any_byte_of_the_handshake_is_told_of_and_the_next_attempt_works()
    {
        byte[] welcome = FrameBytes.Of(McpCommand.Welcome, 0, ScriptedServer.Welcome());
        await using McpClient client = _server.CreateClient();
        for (int length = 0; length < welcome.Length; length++)
        {
            Task connecting = client.ConnectAsync(Token);
            await using FramePeer dying = await _server.AcceptAsync();
            await dying.Bytes.SendAsync(welcome[..length]);
            dying.Bytes.Close();
            ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connecting.WaitAsync(Patience, Token));
            Assert.True(error.IsTransient);
        }

        Task good = client.ConnectAsync(Token);
        await using FramePeer peer = await _server.GreetAsync();
        await good.WaitAsync(Patience, Token);
        Assert.Equal(ScriptedServer.Session, Assert.Single(client.Connections).SessionId);
    }

    [Fact]
    public async Task A_thousand_calls_in_flight_each_learn_that_they_may_have_been_applied()
    {
        await using McpClient client = _server.CreateClient();
        var events = new UserEventsClient(client);
        Task<Ack>[] calls = [.. Enumerable.Range(0, 1000).Select(i => events.PublishAsync(new Note { Value = i }, Token).AsTask())];
        await using FramePeer peer = await _server.GreetAsync();
        foreach (Task<Ack> _ in calls)
        {
            await peer.ReceiveAsync(McpCommand.Request);
        }

        peer.Bytes.Reset();

        foreach (Task<Ack> call in calls)
        {
            McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => call.WaitAsync(Patience, Token));
            Assert.True(error.MayHaveBeenApplied);
        }
    }

    [Fact]
    public async Task What_may_be_carried_out_twice_is_sent_again_and_nothing_else()
    {
        await using McpClient client = _server.CreateClient();
        var events = new UserEventsClient(client);
        Task<Ack> read = events.ReadAsync(new Note { Value = 7 }, Token).AsTask();
        await using (FramePeer first = await _server.GreetAsync())
        {
            await first.ReceiveAsync(McpCommand.Request);
            Task<Ack> publish = events.PublishAsync(new Note { Value = 8 }, Token).AsTask();
            await first.ReceiveAsync(McpCommand.Request);
            first.Bytes.Reset();
            Assert.True((await Assert.ThrowsAsync<McpConnectionException>(() => publish.WaitAsync(Patience, Token))).MayHaveBeenApplied);
        }

        await using FramePeer second = await _server.GreetAsync();
        (McpFrameHeader header, byte[] payload) = await second.ReceiveAsync(McpCommand.Request);
        Assert.Equal(7, payload[1]);
        await second.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(70));
        Assert.Equal(70, (await read.WaitAsync(Patience, Token)).Value);
        Assert.Empty(second.Bytes.TakeReceived());
    }

    [Fact]
    public async Task An_idempotent_call_is_not_sent_again_for_ever()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { RetriesWhenLost = 1 });
        Task<Ack> read = new UserEventsClient(client).ReadAsync(new Note { Value = 7 }, Token).AsTask();
        for (int i = 0; i < 2; i++)
        {
            await using FramePeer peer = await _server.GreetAsync();

            // An answered call before it, so that the connection counts as a good one and the next is opened at once.
            (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
            Task<Ack> other = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
            (McpFrameHeader otherHeader, _) = await peer.ReceiveAsync(McpCommand.Request);
            await peer.SendAsync(McpCommand.Response, otherHeader.SequenceId, ScriptedServer.Ok(0));
            await other.WaitAsync(Patience, Token);
            Assert.False(read.IsCompleted);
            peer.Bytes.Reset();
        }

        await Assert.ThrowsAsync<McpConnectionException>(() => read.WaitAsync(Patience, Token));
    }

    [Fact]
    public async Task An_idempotent_call_that_was_lost_and_cannot_be_sent_again_may_have_been_applied()
    {
        var options = new McpClientOptions { TimeProvider = _time };
        options.Connection.Reconnect.Jitter = 0;
        options.Connection.Reconnect.Attempts = 1;
        await using McpClient client = await ConnectedAsync(options);
        Task<Ack> read = new UserEventsClient(client).ReadAsync(new Note { Value = 7 }, Token).AsTask();
        await _peer!.ReceiveAsync(McpCommand.Request);
        _server.Transport.Connecting = _ => throw new IOException("Connection refused.");
        await LoseAsync(client);

        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => read.WaitAsync(Patience, Token));
        Assert.Equal(RequestPhase.Connect, error.Phase);
        Assert.True(error.MayHaveBeenApplied);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1, 2, 4, 8, 16, 30)]
    public async Task Calls_wait_for_a_server_that_comes_back(params int[] waits)
    {
        var options = new McpClientOptions { TimeProvider = _time, RequestTimeout = TimeSpan.FromMinutes(5) };
        options.Connection.Reconnect.Jitter = 0;
        options.Connection.Reconnect.Attempts = 100;
        await using McpClient client = await ConnectedAsync(options);
        _server.Transport.Connecting = _ => throw new IOException("Connection refused.");
        await LoseAsync(client);
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note { Value = 1 }, Token).AsTask();
        foreach (int wait in waits[..^1])
        {
            await _time.ArmedAsync(wait);
            _time.Advance(wait);
        }

        await _time.ArmedAsync(waits[^1]);
        Assert.False(call.IsCompleted);
        _server.Transport.Connecting = null;
        _time.Advance(waits[^1]);

        await using FramePeer peer = await _server.GreetAsync();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
        await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(2));
        Assert.Equal(2, (await call.WaitAsync(Patience, Token)).Value);
    }

    [Fact]
    public async Task A_server_that_never_comes_back_leaves_calls_to_fail_at_once_until_an_explicit_connect()
    {
        var options = new McpClientOptions { TimeProvider = _time };
        options.Connection.Reconnect.Jitter = 0;
        options.Connection.Reconnect.Attempts = 1;
        await using McpClient client = await ConnectedAsync(options);
        _server.Transport.Connecting = _ => throw new IOException("Connection refused.");
        await LoseAsync(client);
        await WaitForStateAsync(client, ConnectionState.Offline);
        var events = new UserEventsClient(client);

        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(async () => await events.PublishAsync(new Note(), Token).AsTask().WaitAsync(Patience, Token));
        Assert.False(error.MayHaveBeenApplied);
        Assert.Equal(RequestPhase.Connect, error.Phase);
        Assert.StartsWith("Offline", error.Message, StringComparison.Ordinal);
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);

        _server.Transport.Connecting = null;
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await _server.GreetAsync();
        await connecting.WaitAsync(Patience, Token);
        Assert.Equal(ConnectionState.Connected, Assert.Single(client.Connections).State);
    }

    [Fact]
    public async Task The_session_is_named_again_after_a_reconnect()
    {
        await using McpClient client = _server.CreateClient();
        Task connecting = client.ConnectAsync(Token);
        await using (FramePeer first = await _server.AcceptAsync())
        {
            Assert.Equal(Guid.Empty, (await first.ReceiveAsync<Hello>(McpCommand.Hello)).SessionId);
            await first.SendAsync(McpCommand.Welcome, 0, ScriptedServer.Welcome());
            await connecting.WaitAsync(Patience, Token);
            await AnswerOneAsync(client, first);
            first.Bytes.Reset();
        }

        Task<Ack> next = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await using FramePeer second = await _server.AcceptAsync();
        Assert.Equal(ScriptedServer.Session, (await second.ReceiveAsync<Hello>(McpCommand.Hello)).SessionId);
        await second.SendAsync(McpCommand.Welcome, 0, ScriptedServer.Welcome(isResumed: true));
        (McpFrameHeader header, _) = await second.ReceiveAsync(McpCommand.Request);
        await second.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(1));
        await next.WaitAsync(Patience, Token);
        Assert.True(Assert.Single(client.Connections).IsResumed);
    }

    [Fact]
    public async Task Another_endpoint_of_the_list_is_tried()
    {
        var dead = new InMemoryTransport { Connecting = _ => throw new IOException("Connection refused.") };
        await using McpClient client = McpClient.Create([dead, _server.Transport]);
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await _server.GreetAsync();
        await connecting.WaitAsync(Patience, Token);
        Assert.Equal(1, dead.Attempts);
    }

    private async Task<McpClient> ConnectedAsync(McpClientOptions options)
    {
        McpClient client = _server.CreateClient(options);
        Task connecting = client.ConnectAsync(Token);
        _peer = await _server.GreetAsync();
        await connecting.WaitAsync(Patience, Token);
        return client;
    }

    private async Task LoseAsync(McpClient client)
    {
        await AnswerOneAsync(client, _peer!);
        _peer!.Bytes.Reset();
    }

    /// <summary>Makes a connection one that has proved itself.</summary>
    private static async Task AnswerOneAsync(McpClient client, FramePeer peer)
    {
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
        await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(1));
        await call.WaitAsync(Patience, Token);
    }

    private static async Task WaitForStateAsync(McpClient client, ConnectionState state)
    {
        await foreach (ConnectionStateChange change in client.WatchStateAsync(cancellationToken: Token))
        {
            if (change.Current == state)
            {
                return;
            }
        }
    }

    private FramePeer? _peer;
}
