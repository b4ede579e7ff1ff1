using Coilwright.Testing;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A client over a pool whose connections break. (FAULTS, rows 38 and 39)</summary>
public sealed class Row39PoolTests
{
    [Fact]
    public async Task A_connection_that_broke_while_idle_is_not_used_again()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Pool = new() { MaxActive = 2 });
        await fixture.AssertNextRequestWorksAsync();
        fixture.Peer.Reset();
        while (fixture.Client.Pool?.Total > 0)
        {
            await Task.Yield();
        }

        Task write = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.ReacceptAsync();
        await fixture.AnswerAsync(6, 0, 7, 0, 1);

        await write;
    }

    [Fact]
    public async Task A_connection_that_fell_silent_in_use_gets_no_more_requests_and_is_replaced()
    {
        await using ClientFixture fixture = await ConnectAsync(options =>
        {
            options.RequestTimeout = TimeSpan.FromSeconds(10);
            options.Pool = new() { MaxActive = 1, MaxWait = TimeSpan.FromSeconds(20), KeepAlive = TimeSpan.FromSeconds(5) };
        });
        await fixture.AssertNextRequestWorksAsync();
        Task lost = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(5.5));
        Task<ushort[]> next = fixture.Client.ReadHoldingRegistersAsync(1, 8, 1, Cancellation).AsTask();

        fixture.Time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<ModbusTimeoutException>(() => lost);
        Assert.Empty(fixture.Peer.TakeReceived());
        await fixture.ReacceptAsync();
        await fixture.AnswerReadAsync();
        Assert.Equal([8], await next);
    }

    [Fact]
    public async Task A_cancelled_waiter_costs_no_connection_and_those_behind_it_keep_their_order()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Pool = new() { MaxActive = 1 });
        using var giveUp = new CancellationTokenSource();
        Task<ushort[]> first = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation).AsTask();
        Task second = fixture.Client.ReadHoldingRegistersAsync(1, 2, 1, giveUp.Token).AsTask();
        Task<ushort[]> third = fixture.Client.ReadHoldingRegistersAsync(1, 3, 1, Cancellation).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        Assert.Equal(1, (await fixture.AnswerReadAsync()).Pdu[2]);
        Assert.Equal(3, (await fixture.AnswerReadAsync()).Pdu[2]);

        Assert.Equal([1], await first);
        Assert.Equal([3], await third);
        Assert.Equal(1, fixture.Transport.Attempts);
    }

    [Fact]
    public async Task Disposing_with_connections_in_use_fails_what_is_on_them_and_closes_them_all()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Pool = new() { MaxActive = 2 });
        Task first = fixture.Client.WriteSingleRegisterAsync(1, 1, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        Task second = fixture.Client.WriteSingleRegisterAsync(1, 2, 1, Cancellation).AsTask();
        await using ScriptedPeer other = await fixture.Transport.AcceptAsync(Cancellation);
        await other.ReceiveAsync(12, Cancellation);

        await fixture.Client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => first);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => second);
        await fixture.Peer.WaitForCloseAsync(Cancellation);
        await other.WaitForCloseAsync(Cancellation);
        Assert.Equal((0, 0), (fixture.Client.Statistics.InFlight, fixture.Client.Statistics.Waiting));
    }

    [Fact]
    public async Task A_server_that_restarts_under_load_loses_nothing_silently()
    {
        const int Callers = 8;
        var transport = new InMemoryTransport();
        ModbusServer server = Serve(transport);
        var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30), Pool = new() { MaxActive = 4 } };
        options.Reconnect.InitialDelay = options.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Reconnect.Attempts = 1_000_000;
        await using ModbusClient client = await ModbusClient.ConnectAsync(transport, options, Cancellation);
        int[] progress = new int[Callers];
        using var stop = new CancellationTokenSource();
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(client, caller, progress, stop.Token)))];

        for (int restart = 0; restart < 5; restart++)
        {
            await UntilAllHaveMovedAsync(progress);
            await server.DisposeAsync();
            server = Serve(transport);
        }

        await UntilAllHaveMovedAsync(progress);
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        await server.DisposeAsync();
        Assert.Equal((0, 0), (client.Statistics.InFlight, client.Statistics.Waiting));
    }

    /// <summary>Every read ends with its own values or with an error that says why, and every caller gets on.</summary>
    private static async Task CallAsync(ModbusClient client, int caller, int[] progress, CancellationToken stop)
    {
        for (ushort i = 0; !stop.IsCancellationRequested; i++)
        {
            ushort address = (ushort)((caller * 100) + (i % 100));
            try
            {
                Assert.Equal([address, (ushort)(address + 1)], await client.ReadHoldingRegistersAsync(1, address, 2, Cancellation));
                Interlocked.Increment(ref progress[caller]);
            }
            catch (ModbusException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task UntilAllHaveMovedAsync(int[] progress)
    {
        int[] before = [.. progress];
        while (before.Zip(progress, (then, now) => now - then).Any(steps => steps < 5))
        {
            await Task.Delay(1, Cancellation);
        }
    }

    private static ModbusServer Serve(InMemoryTransport transport)
    {
        ModbusServer server = ModbusServer.Listen(transport.Listen());
        var tables = new RegisterTables(holdingRegisters: 1000);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, [.. Enumerable.Range(0, 1000).Select(address => (ushort)address)]);
        server.AddUnit(1, tables);
        return server;
    }
}
