using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Coilwright.Transports;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Tests.Transports;

/// <summary>Datagrams as connections: who sends has connected, and who is silent has gone when his place is needed.</summary>
public sealed class UdpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_nobody_knows_is_an_error_of_the_connect()
    {
        UdpTransport transport = TransportTo("no-such-host.invalid", 502);

        await Assert.ThrowsAnyAsync<SocketException>(() => transport.ConnectAsync(Cancellation).AsTask());
    }

    [Fact]
    public async Task A_connect_that_was_given_up_leaves_no_socket_behind()
    {
        UdpTransport transport = TransportTo("127.0.0.1", 502);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.ConnectAsync(new CancellationToken(true)).AsTask());
    }

    [Fact]
    public async Task An_address_that_there_is_no_way_to_does_not_hide_the_next()
    {
        await using UdpTransportListener listener = Listen();
        UdpTransport transport = TransportTo("localhost", listener.Endpoint.Port);

        // A socket that did not ask for it may not send to everybody.
        await Assert.ThrowsAsync<SocketException>(() => transport.ConnectAsync([IPAddress.Broadcast], Cancellation).AsTask());
        await using ITransportConnection connection = await transport.ConnectAsync([IPAddress.Broadcast, IPAddress.Loopback], Cancellation);
        await connection.SendAsync(new byte[] { 1 });
        await using ITransportConnection accepted = await listener.AcceptAsync(Cancellation);

        Assert.Equal([1], await ReceiveAsync(accepted, 1));
    }

    [Fact]
    public async Task Closing_here_ends_the_read()
    {
        await using UdpTransportListener listener = Listen();
        ITransportConnection connection = await ConnectAsync(listener);

        connection.Close();

        Assert.True((await connection.Input.ReadAsync(Cancellation)).IsCompleted);
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task Those_whom_nobody_has_accepted_are_closed_with_the_listener()
    {
        UdpTransportListener listener = Listen();
        await using ITransportConnection first = await ConnectAsync(listener);
        await using ITransportConnection second = await ConnectAsync(listener);
        await first.SendAsync(new byte[] { 1 });
        await second.SendAsync(new byte[] { 2 });
        ITransportConnection accepted = await listener.AcceptAsync(Cancellation);

        await listener.DisposeAsync();

        await accepted.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => accepted.SendAsync(new byte[] { 3 }).AsTask());
    }

    [Fact]
    public async Task Who_has_been_silent_for_a_minute_makes_room_for_who_comes_and_can_come_back()
    {
        var time = new FakeTimeProvider();
        await using UdpTransportListener listener = Listen(time);
        await using ITransportConnection first = await ConnectAsync(listener);
        await first.SendAsync(new byte[] { 1 });
        await using ITransportConnection silent = await listener.AcceptAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(61));

        await using ITransportConnection second = await ConnectAsync(listener);
        await second.SendAsync(new byte[] { 2 });
        await using ITransportConnection other = await listener.AcceptAsync(Cancellation);

        Assert.Equal([1], await ReceiveAsync(silent, 1));
        Assert.True((await silent.Input.ReadAsync(Cancellation)).IsCompleted);
        await first.SendAsync(new byte[] { 3 });
        await using ITransportConnection back = await listener.AcceptAsync(Cancellation);
        Assert.Equal(silent.RemoteEndPoint, back.RemoteEndPoint);
    }

    [Fact]
    public async Task Who_came_back_stays_when_what_served_it_before_is_disposed()
    {
        var time = new FakeTimeProvider();
        await using UdpTransportListener listener = Listen(time);
        await using ITransportConnection first = await ConnectAsync(listener);
        await first.SendAsync(new byte[] { 1 });
        ITransportConnection silent = await listener.AcceptAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(61));
        await using ITransportConnection second = await ConnectAsync(listener);
        await second.SendAsync(new byte[] { 2 });
        await using ITransportConnection other = await listener.AcceptAsync(Cancellation);
        await first.SendAsync(new byte[] { 3 });
        await using ITransportConnection back = await listener.AcceptAsync(Cancellation);

        await silent.DisposeAsync();
        await first.SendAsync(new byte[] { 4 });
        await using ITransportConnection third = await ConnectAsync(listener);
        await third.SendAsync(new byte[] { 5 });

        // Whoever is accepted next is the third: the first is known still.
        await using ITransportConnection last = await listener.AcceptAsync(Cancellation);
        Assert.Equal([5], await ReceiveAsync(last, 1));
        Assert.Equal([3, 4], await ReceiveAsync(back, 2));
    }

    [Fact]
    public async Task Of_those_whom_nobody_has_accepted_no_more_are_kept_than_there_are_places()
    {
        await using UdpTransportListener listener = Listen(backlog: 1);
        await using ITransportConnection known = await ConnectAsync(listener);
        await known.SendAsync(new byte[] { 0 });
        await using ITransportConnection accepted = await listener.AcceptAsync(Cancellation);
        await using ITransportConnection waiting = await ConnectAsync(listener);
        await using ITransportConnection refused = await ConnectAsync(listener);

        await waiting.SendAsync(new byte[] { 1 });
        await refused.SendAsync(new byte[] { 2 });

        // One socket takes them all, so what was sent before this has been dealt with when this is there.
        await known.SendAsync(new byte[] { 9 });
        Assert.Equal([0, 9], await ReceiveAsync(accepted, 2));
        await using ITransportConnection first = await listener.AcceptAsync(Cancellation);
        Assert.Equal([1], await ReceiveAsync(first, 1));
        await refused.SendAsync(new byte[] { 3 });
        await using ITransportConnection second = await listener.AcceptAsync(Cancellation);
        Assert.Equal([3], await ReceiveAsync(second, 1));
    }

    private static UdpTransportListener Listen(TimeProvider? time = null, int backlog = 512) =>
        UdpTransportListener.Listen(new Endpoint("udp", "127.0.0.1", 0), isWhole: null, time ?? TimeProvider.System, backlog);

    private static async Task<byte[]> ReceiveAsync(ITransportConnection connection, int count)
    {
        ReadResult result = await connection.Input.ReadAtLeastAsync(count, Cancellation);
        byte[] bytes = result.Buffer.ToArray();
        connection.Input.AdvanceTo(result.Buffer.End);
        return bytes;
    }

    private static async Task<ITransportConnection> ConnectAsync(UdpTransportListener listener) =>
        await TransportTo("127.0.0.1", listener.Endpoint.Port).ConnectAsync(Cancellation);

    private static UdpTransport TransportTo(string host, int port) =>
        new(new Endpoint("udp", host, port), isWhole: null, TimeSpan.FromSeconds(30), TimeProvider.System);
}
