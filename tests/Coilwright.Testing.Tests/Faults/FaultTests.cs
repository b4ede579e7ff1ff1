using static Coilwright.Testing.Tests.Faults.FaultyPair;

namespace Coilwright.Testing.Tests.Faults;

/// <summary>Each word of the fault vocabulary, on the way from the peer.</summary>
public sealed class FaultTests
{
    public static TheoryData<string, Fault, byte[]> Shapes => new()
    {
        { "drop", Fault.Drop, [] },
        { "duplicate", Fault.Duplicate, [.. Frame(1), .. Frame(1)] },
        { "truncate", Fault.Truncate(4), Frame(1)[..4] },
        { "truncate longer than the frame", Fault.Truncate(100), Frame(1) },
        { "corrupt", Fault.Corrupt(8, 0x0F), [0, 1, 0, 0, 0, 3, 1, 3, 0x0E] },
        { "corrupt from the end", Fault.Corrupt(-2), [0, 1, 0, 0, 0, 3, 1, 0xFC, 1] },
        { "corrupt what is not there", Fault.Corrupt(9), Frame(1) },
        { "wrong id", Fault.WrongId(), [0x80, 1, 0, 0, 0, 3, 1, 3, 1] },
        { "split", Fault.Split(), Frame(1) },
        { "several in order", Fault.Truncate(2) with { Copies = 2, Edit = frame => [9, .. frame.Span] }, [9, 0, 9, 0] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_frame_arrives_as_its_fault_says_and_the_next_one_as_it_was(string name, Fault fault, byte[] expected)
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(fault));

        await pair.Peer.SendAsync(Frame(1));
        Assert.True(expected.AsSpan().SequenceEqual(pair.Received()), name);

        await pair.Peer.SendAsync(Frame(2));
        Assert.Equal(Frame(2), pair.Received());
    }

    [Fact]
    public async Task A_frame_that_waits_holds_up_those_behind_it_until_its_time_has_come()
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(Fault.Delay(TimeSpan.FromSeconds(3))));

        await pair.Peer.SendAsync(Frame(1));
        await pair.Peer.SendAsync(Frame(2));
        pair.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Empty(pair.Received());

        pair.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal([.. Frame(1), .. Frame(2)], pair.Received());
    }

    [Fact]
    public async Task A_late_frame_arrives_in_one_piece_with_a_later_one()
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(Fault.Late(2), Fault.Late()));

        await pair.Peer.SendAsync(Frame(1));
        await pair.Peer.SendAsync(Frame(2));
        Assert.Empty(pair.Received());

        await pair.Peer.SendAsync(Frame(3));
        Assert.Equal([.. Frame(1), .. Frame(2), .. Frame(3)], pair.Received());
    }

    [Fact]
    public async Task A_reply_goes_back_to_the_sender_and_the_frame_never_arrives()
    {
        await using FaultyPair pair = await ConnectAsync(requests: FaultPlan.Script(Fault.ReplyWith(frame => [.. frame.Span, 0xEE])));

        await pair.SendAsync(Frame(1));
        await pair.SendAsync(Frame(2));

        Assert.Equal([.. Frame(1), 0xEE], pair.Received());
        Assert.Equal(Frame(2), await pair.Peer.ReceiveAsync(9, Cancellation));
    }

    [Fact]
    public async Task A_close_ends_the_connection_in_order_for_both_ends()
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(Fault.Close));

        await pair.Peer.SendAsync(Frame(1));

        await pair.ReceiveEndAsync();
        await Assert.ThrowsAsync<EndOfStreamException>(() => pair.Peer.ReceiveAsync(1, Cancellation));
    }

    [Fact]
    public async Task A_reset_cuts_the_connection_for_both_ends()
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(Fault.Reset));

        await pair.Peer.SendAsync(Frame(1));

        await pair.ReceiveResetAsync();
        await Assert.ThrowsAsync<IOException>(() => pair.Peer.ReceiveAsync(1, Cancellation));
    }

    [Fact]
    public async Task What_is_left_of_a_frame_arrives_before_the_reset()
    {
        await using FaultyPair pair = await ConnectAsync(requests: FaultPlan.Script(Fault.Truncate(5) with { End = FaultEnd.Close }));

        await pair.SendAsync(Frame(1));

        Assert.Equal(Frame(1)[..5], await pair.Peer.ReceiveAsync(5, Cancellation));
        await Assert.ThrowsAsync<EndOfStreamException>(() => pair.Peer.ReceiveAsync(1, Cancellation));
    }

    [Fact]
    public async Task What_was_sent_together_with_the_frame_that_ended_the_connection_does_not_arrive()
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(new Fault { End = FaultEnd.Close }));

        await pair.Peer.SendAsync([.. Frame(1), .. Frame(2)]);

        Assert.Equal(Frame(1), pair.Received());
    }

    [Fact]
    public async Task A_half_open_connection_carries_nothing_and_ends_only_when_it_is_closed()
    {
        await using FaultyPair pair = await ConnectAsync(answers: FaultPlan.Script(Fault.HalfOpen));

        await pair.Peer.SendAsync(Frame(1));
        await pair.Peer.SendAsync(Frame(2));
        await pair.SendAsync(Frame(3));
        Assert.Empty(pair.Received());
        Assert.Empty(pair.Peer.TakeReceived());

        pair.Close();
        await pair.ReceiveEndAsync();
    }
}
