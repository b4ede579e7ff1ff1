using System.Collections.Concurrent;
using Coilwright.Testing;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>The life of a client's connection: lazy, drained, watched.</summary>
public sealed class ClientLifeTests
{
    [Fact]
    public async Task A_client_that_was_created_connects_with_its_first_request()
    {
        var transport = new InMemoryTransport();
        await using ModbusClient client = ModbusClient.Create(transport);
        Assert.Equal((0, ConnectionState.Disconnected), (transport.Attempts, client.State));

        Task<ushort[]> read = client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await using ScriptedPeer peer = await transport.AcceptAsync(Cancellation);
        await peer.ReceiveAsync(12, Cancellation);
        await peer.SendAsync(0, 1, 0, 0, 0, 5, 1, 3, 2, 0, 9);

        Assert.Equal([9], await read);
        Assert.Equal((1, ConnectionState.Connected), (transport.Attempts, client.State));
    }

    [Fact]
    public async Task Draining_lets_what_is_on_its_way_finish_fails_what_waits_and_takes_nothing_more()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task<ushort[]> onItsWay = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        ReceivedRequest request = await fixture.ReceiveAsync();
        Task waiting = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();

        Task drain = fixture.Client.DrainAsync(TimeSpan.FromSeconds(30));

        ModbusConnectionException unsent = await Assert.ThrowsAsync<ModbusConnectionException>(() => waiting);
        Assert.False(unsent.MayHaveBeenApplied);
        Assert.Equal(ConnectionState.Draining, fixture.Client.State);
        await Assert.ThrowsAsync<ModbusConnectionException>(() => fixture.Client.ReadCoilsAsync(1, 0, 1, Cancellation).AsTask());
        await fixture.Peer.SendAsync(AddressesOf(request));
        Assert.Equal([7], await onItsWay);
        await drain;
        Assert.Equal(ConnectionState.Closed, fixture.Client.State);
        await fixture.Peer.WaitForCloseAsync(Cancellation);
    }

    [Fact]
    public async Task Draining_is_bounded()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.RequestTimeout = TimeSpan.FromHours(1));
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        Task drain = fixture.Client.DrainAsync(TimeSpan.FromSeconds(2));

        while (!drain.IsCompleted)
        {
            // The bound's timer is set up on another thread.
            fixture.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
    }

    [Fact]
    public async Task States_are_told_in_order_with_their_first_reasons_by_the_event_and_by_the_stream()
    {
        var transport = new InMemoryTransport();
        await using ModbusClient client = ModbusClient.Create(transport);
        var raised = new ConcurrentQueue<ConnectionState>();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.StateChanged += (sender, change) =>
        {
            Assert.Same(client, sender);
            raised.Enqueue(change.Current);
            if (change.Current == ConnectionState.Closed)
            {
                closed.SetResult();
            }
        };
        IAsyncEnumerator<ConnectionStateChange> watched = client.WatchStateAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.Equal(ConnectionState.Disconnected, (await NextAsync(watched)).Current);

        await client.ConnectAsync(Cancellation);
        Assert.Equal(ConnectionState.Connecting, (await NextAsync(watched)).Current);
        Assert.Equal(ConnectionState.Connected, (await NextAsync(watched)).Current);
        transport.Connecting = token => new ValueTask(Task.Delay(Timeout.Infinite, token));
        ScriptedPeer peer = await transport.AcceptAsync(Cancellation);
        peer.Reset();
        ConnectionStateChange lost = await NextAsync(watched);
        Assert.Equal(ConnectionState.Reconnecting, lost.Current);
        Assert.IsAssignableFrom<IOException>(lost.Reason);
        await client.DisposeAsync();
        Assert.Equal(ConnectionState.Closed, (await NextAsync(watched)).Current);
        Assert.False(await watched.MoveNextAsync());
        await closed.Task;

        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting, ConnectionState.Closed], raised);
    }

    [Fact]
    public async Task A_device_of_one_connection_is_never_asked_for_two()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => ConnectAsync(options => (options.SingleConnection, options.Pool) = (true, new() { MaxActive = 2 })));
        await using ClientFixture fixture = await ConnectAsync(options => options.SingleConnection = true);
        await fixture.AssertNextRequestWorksAsync();
    }

    private static async Task<ConnectionStateChange> NextAsync(IAsyncEnumerator<ConnectionStateChange> changes)
    {
        Assert.True(await changes.MoveNextAsync());
        return changes.Current;
    }
}
