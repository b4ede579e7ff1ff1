using System.Net;
using System.Net.Sockets;
using static Coilwright.Modbus.Tests.Client.Blocking.BlockingFixture;

namespace Coilwright.Modbus.Tests.Client.Blocking;

/// <summary>The life of a connection without a thread: it is the next call that finds out and opens another.</summary>
public sealed class BlockingConnectionTests
{
    [Theory]
    [InlineData("tls://127.0.0.1")]
    [InlineData("rtu+tcp://127.0.0.1")]
    [InlineData("udp://127.0.0.1")]
    [InlineData("tcp://127.0.0.1?connections=2")]
    public void What_a_blocking_socket_cannot_do_is_refused_with_the_way_that_can(string endpoint)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ModbusClient.Connect(endpoint));

        Assert.Contains("ConnectAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_listening_is_said_as_everywhere()
    {
        int port = UnusedPort();

        ModbusConnectionException error = Assert.Throws<ModbusConnectionException>(() => ModbusClient.Connect($"tcp://127.0.0.1:{port}"));

        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
        Assert.Equal(RequestPhase.Connect, error.Phase);
    }

    [Fact]
    public async Task A_connect_that_never_completes_ends_at_its_timeout()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await taken.ConnectAsync(full.LocalEndPoint!, Cancellation);

        var options = new ModbusClientOptions { ConnectTimeout = TimeSpan.FromMilliseconds(50) };
        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(
            () => Run(() => ModbusClient.Connect($"tcp://127.0.0.1:{((IPEndPoint)full.LocalEndPoint!).Port}", options)));

        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task Of_several_endpoints_the_first_that_accepts_is_used_and_the_next_when_it_fails()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string[] endpoints = [$"tcp://127.0.0.1:{UnusedPort()}", $"tcp://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"];

        using var client = ModbusClient.Connect(endpoints, new ModbusClientOptions());

        Assert.Equal(ConnectionState.Connected, client.State);
        using Socket accepted = await listener.AcceptSocketAsync(Cancellation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_ended_while_idle_costs_the_next_write_nothing(bool isReset)
    {
        await using BlockingFixture fixture = await ConnectAsync();
        await fixture.AssertNextRequestWorksAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.1));
        if (isReset)
        {
            fixture.Peer.Reset();
        }
        else
        {
            await fixture.Peer.DisposeAsync();
        }

        Task write = fixture.WriteAsync(7);
        await fixture.AcceptAsync();
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(ClientFixture.Frame(request.Id, 1, request.Pdu));

        await write;
        Assert.Equal((2, 2), (fixture.Client.Statistics.Sent, fixture.Client.Statistics.Connects));
    }

    [Fact]
    public async Task A_read_whose_connection_is_lost_is_sent_again_over_the_next()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Retry = new());
        await fixture.AssertNextRequestWorksAsync();
        Task<ushort[]> read = fixture.ReadAsync(100);
        await fixture.ReceiveAsync();
        fixture.Peer.Reset();
        await fixture.AcceptAsync();
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(await fixture.ReceiveAsync()));

        Assert.Equal([100, 101], await read);
        Assert.Equal(1, fixture.Client.Statistics.Retries);
    }

    [Fact]
    public async Task A_write_whose_connection_is_lost_may_have_been_applied()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task write = fixture.WriteAsync(7);
        await fixture.ReceiveAsync();
        await fixture.Peer.DisposeAsync();

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => write);

        Assert.True(error.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_connection_is_replaced_after_three_silent_requests()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        await fixture.AssertNextRequestWorksAsync();
        for (int miss = 1; miss <= 3; miss++)
        {
            Task<ushort[]> read = fixture.ReadAsync(100);
            await fixture.ReceiveAsync();
            await fixture.TimeOutAsync(read);
        }

        await fixture.Peer.WaitForCloseAsync(Cancellation);
        Assert.IsType<HeartbeatLostException>((await LatestAsync(fixture.Client)).Reason);
        Task<ushort[]> next = fixture.ReadAsync(100);
        await fixture.AcceptAsync();
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(await fixture.ReceiveAsync()));
        Assert.Equal([100, 101], await next);
    }

    [Fact]
    public async Task After_all_attempts_calls_fail_at_once_until_it_is_time_for_a_probe()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Reconnect.Attempts = 2);
        await fixture.AssertNextRequestWorksAsync();
        await fixture.Peer.DisposeAsync();
        fixture.StopListening();
        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Throws<ModbusConnectionException>(() => fixture.Client.ReadCoils(1, 0, 1));
        Assert.Equal(ConnectionState.Reconnecting, fixture.Client.State);
        ModbusConnectionException early = Assert.Throws<ModbusConnectionException>(() => fixture.Client.ReadCoils(1, 0, 1));
        Assert.Contains("There is no connection", early.Message, StringComparison.Ordinal);
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Throws<ModbusConnectionException>(() => fixture.Client.ReadCoils(1, 0, 1));
        Assert.Equal(ConnectionState.Offline, fixture.Client.State);
        ModbusConnectionException offline = Assert.Throws<ModbusConnectionException>(() => fixture.Client.ReadCoils(1, 0, 1));
        Assert.Contains("Offline", offline.Message, StringComparison.Ordinal);

        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        ModbusConnectionException probe = Assert.Throws<ModbusConnectionException>(() => fixture.Client.ReadCoils(1, 0, 1));
        Assert.IsType<SocketException>(probe.InnerException);
        Assert.Equal(ConnectionState.Offline, fixture.Client.State);
        await Assert.ThrowsAsync<ModbusConnectionException>(() => fixture.Client.ConnectAsync(Cancellation));
        Assert.Equal(RequestPhase.Connect, probe.Phase);
    }

    [Fact]
    public async Task A_device_of_one_connection_is_left_by_a_reset()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.SingleConnection = true);
        await fixture.AssertNextRequestWorksAsync();

        fixture.Client.Dispose();

        SocketException error = Assert.IsType<SocketException>(
            (await Assert.ThrowsAnyAsync<Exception>(() => fixture.Peer.ReceiveAsync(1, Cancellation))).GetBaseException());
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<ConnectionStateChange> LatestAsync(ModbusClient client)
    {
        await foreach (ConnectionStateChange change in client.WatchStateAsync(Cancellation))
        {
            return change;
        }

        throw new InvalidOperationException();
    }
}
