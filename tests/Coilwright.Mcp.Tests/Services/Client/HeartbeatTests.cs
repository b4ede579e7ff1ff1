using Coilwright.Mcp.Frames;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>How an idle connection is kept under watch.</summary>
public sealed class HeartbeatTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_idle_server_is_pinged_and_the_round_trip_is_measured()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { TimeProvider = _time });
        await using FramePeer peer = await ConnectAsync(client);
        Assert.Null(Assert.Single(client.Connections).RoundTrip);

        _time.Advance(30);
        (McpFrameHeader ping, byte[] clock) = await peer.ReceiveAsync(McpCommand.Ping);
        _time.Advance(0.25);
        await peer.SendAsync(McpCommand.Pong, ping.SequenceId, clock);

        await UntilAsync(() => Assert.Single(client.Connections).RoundTrip is not null);
        Assert.Equal(TimeSpan.FromSeconds(0.25), Assert.Single(client.Connections).RoundTrip);
    }

    [Fact]
    public async Task A_client_that_has_as_many_calls_in_flight_as_it_may_still_asks_whether_the_server_is_there()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { TimeProvider = _time, MaxInFlight = 1, RequestTimeout = TimeSpan.FromHours(1) });
        await using FramePeer peer = await ConnectAsync(client);
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        (McpFrameHeader request, _) = await peer.ReceiveAsync(McpCommand.Request);

        _time.Advance(30);
        (McpFrameHeader ping, byte[] clock) = await peer.ReceiveAsync(McpCommand.Ping).WaitAsync(Patience, Token);
        await peer.SendAsync(McpCommand.Pong, ping.SequenceId, clock);
        await peer.SendAsync(McpCommand.Response, request.SequenceId, ScriptedServer.Ok(5));
        Assert.Equal(5, (await call.WaitAsync(Patience, Token)).Value);
    }

    [Fact]
    public async Task A_server_that_takes_less_silence_is_pinged_more_often()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { TimeProvider = _time });
        await using FramePeer peer = await ConnectAsync(client, idleMilliseconds: 30_000);
        await _time.ArmedAsync(10).WaitAsync(Patience, Token);
        _time.Advance(10);
        await peer.ReceiveAsync(McpCommand.Ping).WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task Row_8_a_server_that_vanished_without_a_word_is_given_up_and_connected_to_again()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { TimeProvider = _time, RequestTimeout = TimeSpan.FromHours(1) });
        await using FramePeer silent = await ConnectAsync(client);
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await silent.ReceiveAsync(McpCommand.Request);

        // The connect timeout was the first timer; then the interval, and three questions that nobody answers.
        await _time.ArmedAsync(5);
        await _time.ArmedAsync(30);
        _time.Advance(30);
        for (int miss = 0; miss < 3; miss++)
        {
            await _time.ArmedAsync(5);
            _time.Advance(5);
        }

        await using FramePeer peer = await _server.GreetAsync();
        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => call.WaitAsync(Patience, Token));
        Assert.True(error.MayHaveBeenApplied);
        Assert.IsType<HeartbeatLostException>(error.InnerException);
    }

    [Fact]
    public async Task A_server_is_answered_when_it_pings_even_while_it_takes_no_calls()
    {
        await using McpClient client = _server.CreateClient();
        await using FramePeer peer = await ConnectAsync(client);
        await peer.SendAsync(McpCommand.Ping, 5, [1, 2, 3, 4, 5, 6, 7, 8]);
        (McpFrameHeader pong, byte[] clock) = await peer.ReceiveAsync();
        Assert.Equal((McpCommand.Pong, 5u), (pong.Command, pong.SequenceId));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], clock);
    }

    private async Task<FramePeer> ConnectAsync(McpClient client, uint idleMilliseconds = 0)
    {
        Task connecting = client.ConnectAsync(Token);
        FramePeer peer = await _server.GreetAsync(idleMilliseconds: idleMilliseconds);
        await connecting.WaitAsync(Patience, Token);
        return peer;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bound.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Yield();
            bound.Token.ThrowIfCancellationRequested();
        }
    }
}
