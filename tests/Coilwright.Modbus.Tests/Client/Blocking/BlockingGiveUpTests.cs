using System.Net;
using System.Net.Sockets;
using Coilwright.Tests.Shared.Telemetry;
using static Coilwright.Modbus.Tests.Client.Blocking.BlockingFixture;

namespace Coilwright.Modbus.Tests.Client.Blocking;

/// <summary>A call over a blocking socket that is given up at a moment when little can be done, and what telemetry sees of it.</summary>
public sealed class BlockingGiveUpTests
{
    [Fact]
    public async Task A_connect_that_hangs_is_given_up_with_the_call_that_wants_it()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);

        // Two attempts: on a busy machine the first may still go out before the end of the old connection has arrived.
        var options = new ModbusClientOptions { ConnectTimeout = TimeSpan.FromMinutes(1), RequestTimeout = TimeSpan.FromMinutes(2), Retry = new() { Attempts = 2 } };
        using ModbusClient client = ModbusClient.Connect($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", options);
        await AnswerOneAndCloseAsync(listener, client);

        // Nobody accepts any more, and there is one place for those who wait.
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await taken.ConnectAsync(listener.LocalEndPoint!, Cancellation);

        using var giveUp = new CancellationTokenSource();
        Task call = Run(() => client.ReadHoldingRegistersAsync(1, 7, 1, giveUp.Token).AsTask().GetAwaiter().GetResult());
        await UntilAsync(client, ConnectionState.Connecting, ConnectionState.Reconnecting);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        using var giveUpConnecting = new CancellationTokenSource();
        Task connect = Run(() => client.ConnectAsync(giveUpConnecting.Token).GetAwaiter().GetResult());
        await giveUpConnecting.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
    }

    [Fact]
    public async Task A_drained_client_connects_no_more()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task<ushort[]> last = fixture.ReadAsync(100);
        ReceivedRequest request = await fixture.ReceiveAsync();
        Task drain = fixture.Client.DrainAsync(TimeSpan.FromSeconds(30));
        Task connect = Run(() => fixture.Client.ConnectAsync(Cancellation).GetAwaiter().GetResult());

        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(request));

        await last;
        await drain;
        await Assert.ThrowsAnyAsync<Exception>(() => connect);
        Assert.Equal(ConnectionState.Closed, fixture.Client.State);
    }

    [Fact]
    public async Task A_connection_with_too_many_ids_in_quarantine_is_replaced()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Heartbeat.Interval = Timeout.InfiniteTimeSpan);
        await fixture.AssertNextRequestWorksAsync();
        for (int given = 0; fixture.Client.State == ConnectionState.Connected; given++)
        {
            Assert.InRange(given, 0, 1000);
            Task<ushort[]> read = fixture.ReadAsync(100);
            await fixture.ReceiveAsync();
            await fixture.TimeOutAsync(read);
        }

        await fixture.Peer.WaitForCloseAsync(Cancellation);
        Task<ushort[]> next = fixture.ReadAsync(100);
        await fixture.AcceptAsync();
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(await fixture.ReceiveAsync()));
        Assert.Equal([100, 101], await next);
    }

    [Fact]
    public async Task A_read_that_rests_before_it_is_sent_again_can_be_given_up()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Retry = new() { Attempts = 3, InitialDelay = TimeSpan.FromSeconds(0.5), Jitter = 0 });
        using var giveUp = new CancellationTokenSource();
        Task call = Run(() => fixture.Client.ReadHoldingRegistersAsync(1, 100, 2, giveUp.Token).AsTask().GetAwaiter().GetResult());
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(ClientFixture.Frame(request.Id, 1, 0x83, 6));
        while (fixture.Client.Statistics.Retries == 0)
        {
            await Task.Yield();
        }

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task The_tap_and_the_meters_see_it_all()
    {
        using var metrics = new CollectedMetrics();
        var seen = new List<string>();
        await using BlockingFixture fixture = await ConnectAsync(options =>
        {
            options.Telemetry.MeterFactory = metrics;
            options.Telemetry.FrameTap = (in TappedBytes bytes) => seen.Add($"{bytes.Direction} {bytes.Bytes.Length}");
            options.QueueCapacity = 1;
        });
        Task<ushort[]> first = fixture.ReadAsync(100);
        ReceivedRequest request = await fixture.ReceiveAsync();
        Task<ushort[]> second = fixture.ReadAsync(200);
        while (fixture.Client.Statistics.Waiting < 1)
        {
            await Task.Yield();
        }

        Assert.Throws<ModbusConnectionException>(() => fixture.Client.WriteSingleRegister(1, 7, 1));
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(request));
        await first;
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(await fixture.ReceiveAsync()));
        await second;

        Assert.Equal(["Sent 12", "Received 13", "Sent 12", "Received 13"], seen);
        Assert.Equal(2, metrics.Of("modbus.client.wait.duration").Length);
        Assert.Single(metrics.Of("modbus.client.requests.shed"));
    }

    /// <summary>A bare socket, which has closed when this ends: the next call is to find the connection closed, and mostly not to lose it.</summary>
    private static async Task AnswerOneAndCloseAsync(Socket listener, ModbusClient client)
    {
        using Socket peer = await listener.AcceptAsync(Cancellation);
        Task<ushort[]> read = Run(() => client.ReadHoldingRegisters(1, 7, 2));
        byte[] request = new byte[12];
        for (int received = 0; received < request.Length;)
        {
            received += await peer.ReceiveAsync(request.AsMemory(received), Cancellation);
        }

        await peer.SendAsync((byte[])[.. request.AsSpan(0, 5), 7, 1, 3, 4, 0, 7, 0, 8], Cancellation);
        await read;
    }

    private static async Task UntilAsync(ModbusClient client, params ConnectionState[] states)
    {
        while (!states.Contains(client.State))
        {
            await Task.Yield();
        }
    }
}
