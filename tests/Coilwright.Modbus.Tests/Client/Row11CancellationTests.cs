using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Cancelling before, during and after. (FAULTS, row 11)</summary>
public sealed class Row11CancellationTests
{
    [Fact]
    public async Task Cancelled_before_the_call_nothing_is_sent()
    {
        await using ClientFixture fixture = await ConnectAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAsync<OperationCanceledException>(
            () => fixture.Client.WriteSingleRegisterAsync(1, 7, 1, cancelled.Token).AsTask());

        Assert.Equal(cancelled.Token, error.CancellationToken);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(1, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task Cancelled_in_the_queue_nothing_is_sent_and_the_others_keep_their_turn()
    {
        await using ClientFixture fixture = await ConnectAsync();
        using var giveUp = new CancellationTokenSource();
        ValueTask<ushort[]> first = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation);
        Task second = fixture.Client.WriteSingleRegisterAsync(1, 2, 1, giveUp.Token).AsTask();
        ValueTask<ushort[]> third = fixture.Client.ReadHoldingRegistersAsync(1, 3, 1, Cancellation);

        await giveUp.CancelAsync();
        OperationCanceledException error = await Assert.ThrowsAsync<OperationCanceledException>(() => second);
        await fixture.AnswerReadAsync();
        await fixture.AnswerReadAsync();

        Assert.Equal(giveUp.Token, error.CancellationToken);
        Assert.Equal([1], await first);
        Assert.Equal([3], await third);
        Assert.Equal(2, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task Cancelled_while_waiting_the_connection_stays_and_the_answer_is_dropped()
    {
        await using ClientFixture fixture = await ConnectAsync();
        using var giveUp = new CancellationTokenSource();
        ushort[] destination = [0xAAAA];
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, destination.AsMemory(), giveUp.Token).AsTask();
        ReceivedRequest request = await fixture.ReceiveAsync();

        await giveUp.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => read);
        await fixture.Peer.SendAsync(AddressesOf(request));

        Assert.Equal([0xAAAA], destination);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(1, fixture.Client.Statistics.LateAnswers);
        Assert.Equal(1, fixture.Client.Statistics.Connects);
    }

    [Fact]
    public async Task Cancelled_after_the_answer_nothing_happens()
    {
        await using ClientFixture fixture = await ConnectAsync();
        using var late = new CancellationTokenSource();
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, late.Token);
        await fixture.AnswerReadAsync();
        Assert.Equal([7], await read);

        ValueTask<ushort[]> next = fixture.Client.ReadHoldingRegistersAsync(1, 8, 1, Cancellation);
        await late.CancelAsync();
        await fixture.AnswerReadAsync();

        Assert.Equal([8], await next);
    }

    [Fact]
    public async Task Answer_and_cancellation_may_race_and_every_request_ends_exactly_once()
    {
        await using ClientFixture fixture = await ConnectAsync();
        int cancelled = 0;
        for (int i = 0; i < 2_000; i++)
        {
            using var giveUp = new CancellationTokenSource();
            Task<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, (ushort)i, 1, giveUp.Token).AsTask();
            byte[] answer = AddressesOf(await fixture.ReceiveAsync());
            Task cancel = Task.Run(giveUp.Cancel, Cancellation);
            await fixture.Peer.SendAsync(answer);
            await cancel;
            try
            {
                Assert.Equal([(ushort)i], await read);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        ConnectionStatistics statistics = fixture.Client.Statistics;
        Assert.Equal(cancelled, statistics.LateAnswers);
        Assert.Equal(2_000 - cancelled, statistics.Answered);
        Assert.Equal((0, 0, 1L), (statistics.InFlight, statistics.Waiting, statistics.Connects));
        await fixture.AssertNextRequestWorksAsync();
    }

    [Fact]
    public async Task Connecting_can_be_cancelled()
    {
        var transport = new Coilwright.Testing.InMemoryTransport { Connecting = token => new ValueTask(Task.Delay(Timeout.Infinite, token)) };
        using var giveUp = new CancellationTokenSource();
        Task<ModbusClient> connect = ModbusClient.ConnectAsync(transport, new ModbusClientOptions(), giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
    }
}
