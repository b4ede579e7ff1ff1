using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Transaction ids that are wrong, come twice, come for nothing, come out of order, or wrap. (FAULTS, row 2)</summary>
public sealed class Row02TransactionIdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(256)]
    [InlineData(1024)]
    public async Task An_answer_with_another_id_is_dropped_and_the_right_one_taken(int difference)
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation);
        ReceivedRequest request = await fixture.ReceiveAsync();

        await fixture.Peer.SendAsync(Frame(request.Id + difference, 1, 3, 2, 0xBA, 0xD0));
        Assert.False(read.IsCompleted);
        await fixture.Peer.SendAsync(AddressesOf(request));

        Assert.Equal([7], await read);
        Assert.Equal(1, fixture.Client.Statistics.UnmatchedAnswers);
        await fixture.AssertNextRequestWorksAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_twice_counts_once()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation);
        byte[] answer = AddressesOf(await fixture.ReceiveAsync());
        await fixture.Peer.SendAsync([.. answer, .. answer]);

        Assert.Equal([7], await read);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(1, fixture.Client.Statistics.UnmatchedAnswers);
    }

    [Fact]
    public async Task An_answer_to_nothing_is_dropped()
    {
        await using ClientFixture fixture = await ConnectAsync();
        await fixture.Peer.SendAsync(Frame(1, 1, 3, 2, 0xBA, 0xD0));

        await fixture.AssertNextRequestWorksAsync();

        Assert.Equal(1, fixture.Client.Statistics.UnmatchedAnswers);
    }

    [Fact]
    public async Task Answers_out_of_order_reach_their_own_callers()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 4);
        Task<ushort[]>[] reads = [.. Enumerable.Range(0, 4).Select(i =>
            fixture.Client.ReadHoldingRegistersAsync(1, (ushort)(i * 10), 1, Cancellation).AsTask())];
        var requests = new List<ReceivedRequest>();
        for (int i = 0; i < 4; i++)
        {
            requests.Add(await fixture.ReceiveAsync());
        }

        foreach (int i in new[] { 2, 0, 3, 1 })
        {
            await fixture.Peer.SendAsync(AddressesOf(requests[i]));
        }

        for (int i = 0; i < 4; i++)
        {
            Assert.Equal([(ushort)(i * 10)], await reads[i]);
        }
    }

    [Fact]
    public async Task When_ids_wrap_those_pending_or_abandoned_are_passed_over()
    {
        await using ClientFixture fixture = await ConnectAsync(options =>
        {
            options.MaxInFlight = 2;
            options.RequestTimeout = TimeSpan.FromHours(1);
        });
        using var giveUp = new CancellationTokenSource();
        Task abandoned = fixture.Client.ReadHoldingRegistersAsync(1, 0, 1, giveUp.Token).AsTask();
        ReceivedRequest owed = await fixture.ReceiveAsync();
        await giveUp.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => abandoned);
        ValueTask<ushort[]> pending = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation);
        ReceivedRequest slow = await fixture.ReceiveAsync();

        var seen = new HashSet<int>();
        for (int i = 0; i < 70_000; i++)
        {
            ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, (ushort)i, 1, Cancellation);
            ReceivedRequest request = await fixture.AnswerReadAsync();
            Assert.Equal([(ushort)i], await read);
            seen.Add(request.Id);
        }

        // The table has 32 slots as long as little is owed: with each of the two ids, the 2,048 that share its slot are passed over.
        Assert.Equal(65536 - (2 * 2048), seen.Count);
        Assert.DoesNotContain((int)owed.Id, seen);
        Assert.DoesNotContain((int)slow.Id, seen);
        await fixture.Peer.SendAsync(AddressesOf(owed));
        await fixture.Peer.SendAsync(AddressesOf(slow));
        Assert.Equal([1], await pending);
        Assert.Equal(1, fixture.Client.Statistics.LateAnswers);
    }

    [Fact]
    public async Task A_device_that_never_answers_a_quarter_of_the_ids_gets_a_new_connection()
    {
        await using ClientFixture fixture = await ConnectAsync();
        for (int i = 0; i < 256; i++)
        {
            Task read = fixture.Client.ReadHoldingRegistersAsync(1, (ushort)i, 1, Cancellation).AsTask();
            await fixture.ReceiveAsync();
            await fixture.TimeOutAsync(read);
        }

        await fixture.Peer.WaitForCloseAsync(Cancellation);
        ValueTask<ushort[]> next = fixture.Client.ReadHoldingRegistersAsync(1, 9, 1, Cancellation);
        await fixture.ReacceptAsync();
        ReceivedRequest request = await fixture.AnswerReadAsync();

        Assert.Equal([9], await next);
        Assert.Equal(257, request.Id);
        Assert.Equal(2, fixture.Client.Statistics.Connects);
    }
}
