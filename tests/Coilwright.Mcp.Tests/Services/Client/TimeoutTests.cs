using Coilwright.Mcp.Frames;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>What bounds the calls that are not simply answered.</summary>
public sealed class TimeoutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Note Large = new() { Text = new string('x', 1_000_000) };

    private readonly TestTime _time = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_without_answer_that_cannot_be_sent_in_its_time_fails_as_not_applied()
    {
        await using McpClient client = CreateClient();
        await using FramePeer peer = await ConnectAsync(client);
        var events = new UserEventsClient(client);
        Task waiting;
        do
        {
            waiting = events.NotifyAsync(Large, Token).AsTask();
        }
        while (waiting.IsCompletedSuccessfully);

        await _time.ArmedAsync(7).WaitAsync(Patience, Token);
        _time.Advance(7);
        McpTimeoutException error = await Assert.ThrowsAsync<McpTimeoutException>(() => waiting.WaitAsync(Patience, Token));
        Assert.Equal((RequestPhase.Queue, false), (error.Phase, error.MayHaveBeenApplied));
    }

    [Fact]
    public async Task Messages_without_answer_beyond_what_may_wait_are_refused()
    {
        await using McpClient client = CreateClient();
        await using FramePeer peer = await ConnectAsync(client);
        var events = new UserEventsClient(client);
        var sending = new List<Task>();
        while (sending.Count == 0 || !sending[^1].IsFaulted)
        {
            sending.Add(events.NotifyAsync(Large, Token).AsTask());
            Assert.True(sending.Count < 40, "What waits has to be bounded.");
        }

        Assert.False((await Assert.ThrowsAsync<McpRejectedException>(() => sending[^1])).MayHaveBeenApplied);
    }

    [Fact]
    public async Task The_wait_for_a_connection_is_part_of_a_streams_time()
    {
        await using McpClient client = CreateClient();
        var events = new UserEventsClient(client, TimeSpan.FromSeconds(10));
        await using IAsyncEnumerator<Note> reader = events.WatchAsync(new Ack(), Token).GetAsyncEnumerator(Token);
        ValueTask<bool> moving = reader.MoveNextAsync();
        await using FramePeer peer = await _server.AcceptAsync();
        await peer.ReceiveAsync(McpCommand.Hello);
        _time.Advance(4);
        await peer.SendAsync(McpCommand.Welcome, 0, ScriptedServer.Welcome());

        (McpFrameHeader header, byte[] payload) = await peer.ReceiveAsync(McpCommand.Request);
        Assert.True(CallHeader.TryDecode(payload, out CallHeader call, out _));
        Assert.Equal(6000u, call.TimeoutMilliseconds);
        await peer.SendAsync(McpCommand.StreamEnd, header.SequenceId, new StreamEnd(McpStatus.Ok, 0).ToArray());
        Assert.False(await moving);
    }

    private McpClient CreateClient() => _server.CreateClient(new McpClientOptions { TimeProvider = _time, RequestTimeout = TimeSpan.FromSeconds(7) });

    private async Task<FramePeer> ConnectAsync(McpClient client)
    {
        Task connecting = client.ConnectAsync(Token);
        FramePeer peer = await _server.GreetAsync();
        await connecting.WaitAsync(Patience, Token);
        return peer;
    }
}
