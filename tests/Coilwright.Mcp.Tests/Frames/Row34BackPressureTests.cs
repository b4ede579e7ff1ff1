using System.Buffers;
using Coilwright.Mcp.Frames;
using Coilwright.Requests;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>A peer that stops reading.</summary>
public sealed class Row34BackPressureTests
{
    // Far more than the window of the transport lets through.
    private static readonly byte[] Piece = FrameBytes.Payload(1000);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();

    private McpFrameConnectionOptions Tight => new() { SendBufferSize = 10_000, MaxWaitingBytes = 20_000, TimeProvider = _time };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Senders_wait_once_the_buffer_is_full_and_go_on_in_order_when_the_peer_reads_again()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight, window: 1);
        var sending = new List<Task>();
        while (sending.Count == 0 || sending[^1].IsCompleted)
        {
            sending.Add(scripted.Connection.SendAsync(McpCommand.OneWay, (uint)sending.Count, Piece, Token).AsTask());
            Assert.True(sending.Count < 20, "The sender of what does not fit has to wait.");
        }

        sending.Add(scripted.Connection.SendAsync(McpCommand.OneWay, (uint)sending.Count, [1], Token).AsTask());
        Assert.False(sending[^1].IsCompleted, "A small frame does not overtake a large one.");

        for (int i = 0; i < sending.Count; i++)
        {
            Assert.Equal((uint)i, (await scripted.ReceiveAsync()).Header.SequenceId);
            await sending[i];
        }
    }

    [Fact]
    public async Task Requests_beyond_what_may_wait_are_refused_at_the_call()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight, window: 1);
        var asking = new List<Task<McpPayload>>();
        while (asking.Count == 0 || !asking[^1].IsFaulted)
        {
            asking.Add(scripted.Ask(Piece));
            Assert.True(asking.Count < 40, "What waits has to be bounded.");
        }

        McpRejectedException error = await Assert.ThrowsAsync<McpRejectedException>(() => asking[^1]);
        Assert.False(error.MayHaveBeenApplied);
        Assert.True(error.IsTransient);

        for (int i = 0; i < asking.Count - 1; i++)
        {
            await scripted.AnswerAsync(i);
            using McpPayload answer = await asking[i];
            Assert.Equal(Scripted.Number(i), answer.Span.ToArray());
        }
    }

    [Fact]
    public async Task A_request_that_times_out_before_it_could_be_sent_is_never_sent_and_frees_its_room()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight with { UseEnvelope = true }, window: 1);
        await FillAsync(scripted);
        for (int round = 0; round < 5; round++)
        {
            Task<McpPayload>[] asking = [.. Enumerable.Range(0, 18).Select(_ => scripted.Ask(Piece, TimeSpan.FromSeconds(1)))];
            _time.Advance(TimeSpan.FromSeconds(1.1));
            foreach (Task<McpPayload> one in asking)
            {
                McpTimeoutException error = await Assert.ThrowsAsync<McpTimeoutException>(() => one);
                Assert.False(error.MayHaveBeenApplied);
                Assert.Equal(RequestPhase.Queue, error.Phase);
            }
        }

        Assert.Equal(0, scripted.Connection.InFlight);
        Task<McpPayload> last = scripted.Ask([7]);
        McpFrameHeader header;
        byte[] payload;
        do
        {
            (header, payload) = await scripted.ReceiveAsync();
        }
        while (header.Command == McpCommand.OneWay);

        Assert.Equal([7], payload);
        await scripted.SendAsync(McpCommand.Response, header.SequenceId, [0, 200]);
        (await last).Dispose();
    }

    [Fact]
    public async Task A_sender_that_waits_can_be_cancelled_and_its_frame_is_not_sent()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight, window: 1);
        int sent = await FillAsync(scripted);
        using var cancellation = new CancellationTokenSource();
        ValueTask first = scripted.Connection.SendAsync(McpCommand.OneWay, 100, Piece, cancellation.Token);
        ValueTask second = scripted.Connection.SendAsync(McpCommand.OneWay, 101, Piece, Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => first.AsTask());
        for (int i = 0; i < sent; i++)
        {
            await scripted.ReceiveAsync();
        }

        Assert.Equal(101u, (await scripted.ReceiveAsync()).Header.SequenceId);
        await second;
    }

    [Fact]
    public async Task Pongs_pass_what_is_held_up_and_are_bounded_themselves()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight, window: 1);
        int sent = await FillAsync(scripted);
        ValueTask waiting = scripted.Connection.SendAsync(McpCommand.OneWay, 100, Piece, Token);

        for (uint i = 0; i < 5000; i++)
        {
            await scripted.SendAsync(McpCommand.Ping, i, new byte[8]);
        }

        for (int i = 0; i < sent; i++)
        {
            await scripted.ReceiveAsync();
        }

        int pongs = 0;
        McpFrameHeader header;
        while ((header = (await scripted.ReceiveAsync()).Header).Command == McpCommand.Pong)
        {
            Assert.Equal((uint)pongs++, header.SequenceId);
        }

        Assert.InRange(pongs, 100, 1000);
        Assert.Equal(100u, header.SequenceId);
        await waiting;
    }

    [Fact]
    public async Task The_room_of_control_frames_that_are_being_sent_is_free_for_others()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(window: 1);
        await scripted.Connection.SendAsync(McpCommand.OneWay, 0, Piece, Token);
        uint pongs = 0;
        while (scripted.Connection.TrySendControl(McpCommand.Pong, pongs, new byte[8]))
        {
            pongs++;
            Assert.True(pongs < 5000, "Control frames are bounded, too.");
        }

        // Has a write of its own, behind the pongs.
        await scripted.Connection.SendAsync(McpCommand.OneWay, 1, FrameBytes.Payload(20_000), Token);
        await scripted.ReceiveAsync();
        Assert.Equal(McpCommand.Pong, (await scripted.ReceiveAsync()).Header.Command);
        Assert.True(scripted.Connection.TrySendControl(McpCommand.Pong, pongs, new byte[8]));
    }

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(64 * 1024)]
    public async Task A_long_control_frame_is_sent_as_well(int length)
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        byte[] payload = FrameBytes.Payload(length);
        Task sending = scripted.Connection.SendAsync(McpCommand.Welcome, 0, payload, Token).AsTask();
        Assert.Equal(payload, (await scripted.ReceiveAsync().WaitAsync(Patience, Token)).Payload);
        await sending;
    }

    [Fact]
    public async Task A_control_frame_that_no_peer_would_take_is_refused_to_its_sender()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => scripted.Connection.SendAsync(McpCommand.Goaway, 0, new byte[(64 * 1024) + 1], Token).AsTask());
        await scripted.Connection.SendAsync(McpCommand.OneWay, 5, [1], Token);
        Assert.Equal(5u, (await scripted.ReceiveAsync()).Header.SequenceId);
    }

    [Fact]
    public async Task When_the_connection_ends_those_who_wait_are_told()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight, window: 1);
        await FillAsync(scripted);
        ValueTask sending = scripted.Connection.SendAsync(McpCommand.OneWay, 100, Piece, Token);
        Task<McpPayload> asking = scripted.Ask(Piece);

        scripted.Peer.Reset();

        await Assert.ThrowsAsync<McpConnectionException>(() => sending.AsTask());
        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => asking);
        Assert.False(error.MayHaveBeenApplied);
        await scripted.Connection.Completion.WaitAsync(Token);
    }

    [Fact]
    public async Task A_frame_larger_than_the_buffer_is_sent_all_the_same()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight, window: 100);
        byte[] large = FrameBytes.Payload(1_000_000);

        ValueTask sending = scripted.Connection.SendAsync(McpCommand.OneWay, 1, large, Token);

        Assert.Equal(large, (await scripted.ReceiveAsync()).Payload);
        await sending;
    }

    /// <summary>Sends until the next frame would have to wait.</summary>
    [Fact]
    public async Task A_request_that_is_given_up_while_the_connection_ends_leaves_its_place_in_the_queue_fit_for_its_next_use()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Tight, window: 1);
        await FillAsync(scripted);
        McpFrameBuilder frame = scripted.Connection.BeginFrame(McpCommand.Request);
        frame.Write(Piece);
        var request = new PingRequest { Frame = frame };
        request.Submit(scripted.Connection, TimeSpan.FromSeconds(10), CancellationToken.None);
        QueuedFrame entry = request.Queued!;

        // As its caller's token does, before it gets at the connection's lock.
        Assert.True(request.TryClaim(RequestOutcome.Cancelled));
        scripted.Connection.Abort(new IOException("cut"));

        // Its next use, by whoever gets it: it waits for what is his.
        Assert.True(ThreadLocalPool<QueuedFrame>.TryRent(out QueuedFrame? next));
        Assert.Same(entry, next);
        Task waiting = next.AsTask(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        next.Complete(null);
        await waiting;
    }

    private static async Task<int> FillAsync(Scripted scripted)
    {
        const int Frames = 9;
        for (uint i = 0; i < Frames; i++)
        {
            await scripted.Connection.SendAsync(McpCommand.OneWay, i, Piece, Token);
        }

        return Frames;
    }
}
