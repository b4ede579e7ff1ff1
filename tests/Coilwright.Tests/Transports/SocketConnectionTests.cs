using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Coilwright.Transports;

namespace Coilwright.Tests.Transports;

public sealed class SocketConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_than_the_kernel_takes_at_once_is_sent_to_the_last_byte()
    {
        (SocketConnection connection, Socket peer) = await ConnectAsync();
        await using SocketConnection owned = connection;
        using Socket ownedPeer = peer;
        byte[] data = new byte[16 << 20];
        new Random(1).NextBytes(data);

        Task send = connection.SendAsync(data).AsTask();
        byte[] received = new byte[data.Length];
        for (int count = 0; count < received.Length;)
        {
            count += await peer.ReceiveAsync(received.AsMemory(count), Cancellation);
        }

        await send;
        Assert.True(data.AsSpan().SequenceEqual(received));
    }

    [Fact]
    public async Task Small_frames_are_not_held_back()
    {
        (SocketConnection connection, Socket peer) = await ConnectAsync();
        await using SocketConnection owned = connection;
        using Socket ownedPeer = peer;

        // The other side is a socket as well, so it can be asked through a connection of its own.
        Assert.False(peer.NoDelay);
        _ = new SocketConnection(peer);
        Assert.True(peer.NoDelay);
    }

    [Fact]
    public async Task Abort_ends_a_pending_read_and_resets_the_peer()
    {
        (SocketConnection connection, Socket peer) = await ConnectAsync();
        using Socket ownedPeer = peer;
        Task read = connection.Input.ReadAsync(Cancellation).AsTask();

        connection.Abort();
        connection.Abort();

        await Assert.ThrowsAnyAsync<Exception>(() => read);
        SocketException error = await Assert.ThrowsAsync<SocketException>(
            async () => await peer.ReceiveAsync(new byte[1], Cancellation));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task Close_ends_a_pending_read_and_what_was_sent_still_arrives()
    {
        (SocketConnection connection, Socket peer) = await ConnectAsync();
        using Socket ownedPeer = peer;
        Task<ReadResult> read = connection.Input.ReadAsync(Cancellation).AsTask();
        await connection.SendAsync(new byte[] { 1, 2, 3 });

        connection.Close();
        connection.Close();

        Assert.True((await read).IsCompleted);
        byte[] received = new byte[8];
        Assert.Equal(3, await peer.ReceiveAsync(received, Cancellation));
        Assert.Equal(0, await peer.ReceiveAsync(received, Cancellation));
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task The_input_completes_when_the_peer_closes_its_side()
    {
        (SocketConnection connection, Socket peer) = await ConnectAsync();
        await using SocketConnection owned = connection;
        peer.Dispose();

        ReadResult result = await connection.Input.ReadAsync(Cancellation);

        Assert.True(result.IsCompleted);
        connection.Input.AdvanceTo(result.Buffer.End);
    }

    private static async Task<(SocketConnection Connection, Socket Peer)> ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndpoint, Cancellation);
        return (new SocketConnection(socket), await listener.AcceptSocketAsync(Cancellation));
    }
}
