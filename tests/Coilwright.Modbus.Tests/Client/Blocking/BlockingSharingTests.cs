using static Coilwright.Modbus.Tests.Client.Blocking.BlockingFixture;

namespace Coilwright.Modbus.Tests.Client.Blocking;

/// <summary>Callers take turns on a blocking socket.</summary>
public sealed class BlockingSharingTests
{
    [Fact]
    public async Task Ten_threads_on_one_client_get_their_own_values()
    {
        using var server = new RawServer();
        using var client = ModbusClient.Connect(server.Endpoint, new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) });

        await Task.WhenAll(Enumerable.Range(0, 10).Select(caller => Run(() =>
        {
            for (int i = 0; i < 300; i++)
            {
                ushort address = (ushort)((caller * 1000) + i);
                Assert.Equal([address, (ushort)(address + 1)], client.ReadHoldingRegisters(1, address, 2));
            }
        })));

        Assert.Equal((3000, 0, 0), (client.Statistics.Answered, client.Statistics.InFlight, client.Statistics.Waiting));
    }

    [Fact]
    public async Task Who_waits_for_its_turn_ends_at_its_deadline_and_has_sent_nothing()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task before = fixture.ReadAsync(100);
        await fixture.ReceiveAsync();
        Task write = fixture.WriteAsync(7);
        await UntilWaitingAsync(fixture, 1);

        fixture.Time.Advance(TimeSpan.FromSeconds(1.1));

        await Assert.ThrowsAsync<ModbusTimeoutException>(() => before);
        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
        Assert.Equal((RequestPhase.Queue, false), (error.Phase, error.MayHaveBeenApplied));
        Assert.Equal(1, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task Who_waits_for_its_turn_can_be_cancelled()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task before = fixture.ReadAsync(100);
        ReceivedRequest request = await fixture.ReceiveAsync();
        using var giveUp = new CancellationTokenSource();
        Task write = Run(() => fixture.Client.WriteSingleRegisterAsync(1, 7, 1, giveUp.Token).AsTask().GetAwaiter().GetResult());
        await UntilWaitingAsync(fixture, 1);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(request));
        await before;
        Assert.Equal(1, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task The_queue_is_bounded()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.QueueCapacity = 1);
        Task first = fixture.ReadAsync(100);
        ReceivedRequest request = await fixture.ReceiveAsync();
        Task second = fixture.ReadAsync(200);
        await UntilWaitingAsync(fixture, 1);

        ModbusConnectionException error = Assert.Throws<ModbusConnectionException>(() => fixture.Client.WriteSingleRegister(1, 7, 1));

        Assert.Equal((RequestPhase.Queue, false), (error.Phase, error.MayHaveBeenApplied));
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(request));
        await first;
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(await fixture.ReceiveAsync()));
        await second;
    }

    [Fact]
    public async Task Disposing_ends_the_exchange_under_way_and_who_waits_and_later_calls()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task first = fixture.ReadAsync(100);
        await fixture.ReceiveAsync();
        Task second = fixture.ReadAsync(200);
        await UntilWaitingAsync(fixture, 1);

        fixture.Client.Dispose();
        fixture.Client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => first);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => second);
        Assert.Throws<ObjectDisposedException>(() => fixture.Client.ReadCoils(1, 0, 1));
        await fixture.Peer.WaitForCloseAsync(Cancellation);
        Assert.Equal(ConnectionState.Closed, fixture.Client.State);
    }

    [Fact]
    public async Task Draining_lets_the_exchange_under_way_finish_and_takes_no_other()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task<ushort[]> last = fixture.ReadAsync(100);
        ReceivedRequest request = await fixture.ReceiveAsync();

        Task drain = fixture.Client.DrainAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(ConnectionState.Draining, fixture.Client.State);
        Assert.Throws<ModbusConnectionException>(() => fixture.Client.ReadCoils(1, 0, 1));
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(request));
        Assert.Equal([100, 101], await last);
        await drain;
        await fixture.Peer.WaitForCloseAsync(Cancellation);
    }

    private static async Task UntilWaitingAsync(BlockingFixture fixture, int count)
    {
        while (fixture.Client.Statistics.Waiting < count)
        {
            await Task.Yield();
        }
    }
}
