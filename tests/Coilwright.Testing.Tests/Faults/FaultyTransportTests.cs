using static Coilwright.Testing.Tests.Faults.FaultyPair;

namespace Coilwright.Testing.Tests.Faults;

/// <summary>How bytes become frames, and how a faulty connection ends.</summary>
public sealed class FaultyTransportTests
{
    [Fact]
    public async Task Frames_that_come_in_one_piece_meet_faults_one_by_one()
    {
        await using FaultyPair pair = await ConnectAsync(requests: FaultPlan.Script(null, Fault.Drop));

        await pair.SendAsync([.. Frame(1), .. Frame(2), .. Frame(3)]);

        byte[] received = await pair.Peer.ReceiveAsync(18, Cancellation);
        Assert.Equal([.. Frame(1), .. Frame(3)], received);
    }

    [Fact]
    public async Task A_frame_in_pieces_is_one_frame()
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(null, Fault.Drop));

        foreach (byte[] piece in Frame(1).Chunk(1).Concat(Frame(2).Chunk(4)))
        {
            await pair.Peer.SendAsync(piece);
        }

        Assert.Equal(Frame(1), pair.Received());
    }

    [Fact]
    public async Task Without_a_function_that_knows_frames_each_segment_is_one()
    {
        var memory = new InMemoryTransport();
        var transport = new FaultyTransport(memory) { Requests = FaultPlan.Script(Fault.Duplicate) };
        await using Transports.ITransportConnection client = await transport.ConnectAsync(Cancellation);
        await using ScriptedPeer peer = await memory.AcceptAsync(Cancellation);

        await client.SendAsync(new byte[] { 1, 2 });

        Assert.Equal([1, 2, 1, 2], await peer.ReceiveAsync(4, Cancellation));
    }

    [Fact]
    public async Task What_is_no_frame_passes_as_it_came()
    {
        var memory = new InMemoryTransport();
        var transport = new FaultyTransport(memory) { Frames = _ => -1, Requests = FaultPlan.Script(null, Fault.Drop) };
        await using Transports.ITransportConnection client = await transport.ConnectAsync(Cancellation);
        await using ScriptedPeer peer = await memory.AcceptAsync(Cancellation);

        await client.SendAsync(new byte[] { 1 });
        await client.SendAsync(new byte[] { 2 });
        await client.SendAsync(new byte[] { 3, 4, 5 });

        Assert.Equal([1, 3, 4, 5], await peer.ReceiveAsync(4, Cancellation));
    }

    [Fact]
    public async Task The_rest_of_a_frame_that_never_comes_does_not_swallow_the_beginning()
    {
        await using FaultyPair pair = await ConnectAsync();

        await pair.Peer.SendAsync(Frame(1)[..5]);
        Assert.Empty(pair.Received());
        pair.Peer.Close();

        Assert.Equal(Frame(1)[..5], pair.Received());
    }

    [Fact]
    public async Task A_close_sends_what_still_waits_on_the_line()
    {
        await using FaultyPair pair = await ConnectAsync(requests: FaultPlan.Script(Fault.Delay(TimeSpan.FromHours(1))));

        await pair.SendAsync(Frame(1));
        pair.Close();

        Assert.Equal(Frame(1), await pair.Peer.ReceiveAsync(9, Cancellation));
        await Assert.ThrowsAsync<EndOfStreamException>(() => pair.Peer.ReceiveAsync(1, Cancellation));
        await Assert.ThrowsAsync<IOException>(async () => await pair.SendAsync(Frame(2)));
    }

    [Fact]
    public async Task An_abort_reaches_both_ends()
    {
        await using FaultyPair pair = await ConnectAsync();

        pair.Abort();

        await pair.ReceiveResetAsync();
        await Assert.ThrowsAsync<IOException>(() => pair.Peer.ReceiveAsync(1, Cancellation));
        await Assert.ThrowsAsync<IOException>(async () => await pair.SendAsync(Frame(2)));
    }

    [Fact]
    public async Task A_peer_that_is_gone_shows_with_one_of_the_next_sends()
    {
        await using FaultyPair pair = await ConnectAsync();
        pair.Peer.Close();
        await pair.Peer.DisposeAsync();

        await pair.ReceiveEndAsync();
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await pair.SendAsync(Frame(1));
            await pair.SendAsync(Frame(2));
        });
    }

    [Fact]
    public async Task All_open_connections_can_be_ended_at_once()
    {
        await using FaultyPair pair = await ConnectAsync();

        pair.Transport.EndConnections();

        await pair.ReceiveResetAsync();
        Assert.Equal(1, pair.Transport.Attempts);
    }

    [Fact]
    public async Task A_connection_can_be_refused()
    {
        var transport = new FaultyTransport(new InMemoryTransport()) { Connecting = _ => throw new IOException("refused") };

        await Assert.ThrowsAsync<IOException>(async () => await transport.ConnectAsync(Cancellation));
        Assert.Equal(1, transport.Attempts);
    }
}
