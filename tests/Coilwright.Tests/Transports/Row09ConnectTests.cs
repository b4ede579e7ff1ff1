using System.Net;
using System.Net.Sockets;
using Coilwright.Transports;

namespace Coilwright.Tests.Transports;

/// <summary>Peers that have several addresses, refuse, or never accept. (FAULTS, row 9)</summary>
public sealed class Row09ConnectTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("localhost")]
    public async Task Addresses_of_both_kinds_and_names_are_reached(string host)
    {
        // Listens on one address; the name may stand for two, the other of which refuses.
        var address = IPAddress.Parse(host == "localhost" ? "127.0.0.1" : host);
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6)
        {
            return;
        }

        using var listener = new TcpListener(address, 0);
        listener.Start();
        var endpoint = new Endpoint("tcp", host, ((IPEndPoint)listener.LocalEndpoint).Port);
        var transport = new TcpTransport(endpoint, TimeSpan.FromSeconds(30), TimeProvider.System);

        await using ITransportConnection connection = await transport.ConnectAsync(Cancellation);

        Assert.Equal(endpoint.Port, ((IPEndPoint)connection.RemoteEndPoint!).Port);
        using Socket accepted = await listener.AcceptSocketAsync(Cancellation);
        Assert.Equal(accepted.RemoteEndPoint, connection.LocalEndPoint);
    }

    [Fact]
    public async Task A_refusal_is_reported_as_it_came()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var transport = new TcpTransport(new Endpoint("tcp", "127.0.0.1", port), TimeSpan.FromSeconds(30), TimeProvider.System);

        SocketException error = await Assert.ThrowsAsync<SocketException>(() => transport.ConnectAsync(Cancellation).AsTask());

        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    [Fact]
    public async Task A_connect_that_never_completes_ends_at_the_timeout()
    {
        using Socket full = ListenWithoutRoom();
        var time = new TestTime();
        var endpoint = new Endpoint("tcp", "127.0.0.1", ((IPEndPoint)full.LocalEndPoint!).Port);
        using Socket taken = await FillAsync(full);
        Task connect = new TcpTransport(endpoint, TimeSpan.FromSeconds(5), time).ConnectAsync(Cancellation).AsTask();
        await time.ArmedAsync(5);

        time.Advance(5);

        await Assert.ThrowsAsync<TimeoutException>(() => connect);
    }

    [Fact]
    public async Task A_connect_that_never_completes_can_be_cancelled()
    {
        using Socket full = ListenWithoutRoom();
        using Socket taken = await FillAsync(full);
        using var giveUp = new CancellationTokenSource();
        var endpoint = new Endpoint("tcp", "127.0.0.1", ((IPEndPoint)full.LocalEndPoint!).Port);
        Task connect = new TcpTransport(endpoint, TimeSpan.FromSeconds(30), TimeProvider.System).ConnectAsync(giveUp.Token).AsTask();

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
    }

    private static Socket ListenWithoutRoom()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(0);
        return socket;
    }

    /// <summary>Takes the one place that even a queue of length 0 has; the kernel then leaves further connects unanswered.</summary>
    private static async Task<Socket> FillAsync(Socket listener)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndPoint!, Cancellation);
        return socket;
    }
}
