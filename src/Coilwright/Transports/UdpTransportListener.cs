using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Coilwright.Telemetry;

namespace Coilwright.Transports;

/// <summary>
/// Listens on a UDP port. There are no connections there, so whoever sends something has connected, and whoever has been silent for a
/// minute has gone when a place is needed: nothing is kept of a peer but where it is, so it can come back without noticing.
/// </summary>
internal sealed class UdpTransportListener : ITransportListener
{
    private static readonly TimeSpan Gone = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<SocketAddress, UdpPeer> _peers = [];
    private readonly Channel<ITransportConnection> _accepted;
    private readonly Socket _socket;
    private readonly DatagramCheck? _isWhole;
    private readonly TimeProvider _timeProvider;
    private readonly Task _receiving;

    private UdpTransportListener(Socket socket, Endpoint endpoint, DatagramCheck? isWhole, TimeProvider timeProvider, int backlog)
    {
        _accepted = Channel.CreateBounded<ITransportConnection>(backlog);
        _socket = socket;
        _isWhole = isWhole;
        _timeProvider = timeProvider;
        Endpoint = new Endpoint(endpoint.Scheme, endpoint.Host, ((IPEndPoint)socket.LocalEndPoint!).Port, endpoint.Path, endpoint.Options);
        _receiving = DetachedLoop.Run(ReceiveAsync);
    }

    public Endpoint Endpoint { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="endpoint">Where; a host that has several addresses is listened for at the first one that is this machine's.</param>
    /// <param name="isWhole">Which datagrams count; all where it is <see langword="null"/>.</param>
    /// <param name="timeProvider">The clock that silence goes by.</param>
    /// <param name="backlog">How many that nobody has accepted are kept; what others send then is lost.</param>
    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    public static UdpTransportListener Listen(Endpoint endpoint, DatagramCheck? isWhole, TimeProvider timeProvider, int backlog = 512) =>
        new(BoundSocket.Bind(endpoint, SocketType.Dgram), endpoint, isWhole, timeProvider, backlog);

    public ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken) => _accepted.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _receiving.ConfigureAwait(false);
        while (_accepted.Reader.TryRead(out ITransportConnection? peer))
        {
            await peer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync()
    {
        byte[] datagram = new byte[Datagram.MaxSize];
        var sender = new SocketAddress(_socket.AddressFamily);
        while (true)
        {
            try
            {
                int size = await _socket.ReceiveFromAsync(datagram, SocketFlags.None, sender).ConfigureAwait(false);
                if (_isWhole?.Invoke(datagram.AsSpan(0, size)) != false)
                {
                    PeerOf(sender)?.Receive(datagram.AsSpan(0, size));
                }
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.MessageSize)
            {
                // Windows tells here that a peer has gone to whom something was sent.
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                _accepted.Writer.TryComplete(error);
                return;
            }
        }
    }

    /// <summary>The one that sent; <see langword="null"/> where too many are new at once.</summary>
    private UdpPeer? PeerOf(SocketAddress sender)
    {
        long now = _timeProvider.GetTimestamp();
        UdpPeer? peer;
        lock (_gate)
        {
            if (_peers.TryGetValue(sender, out peer))
            {
                peer.LastReceivedAt = now;
                return peer;
            }
        }

        CloseThoseGone(now);
        var address = new SocketAddress(sender.Family, sender.Size);
        sender.Buffer.Span[..sender.Size].CopyTo(address.Buffer.Span);
        peer = new UdpPeer(_socket, address, Forget) { LastReceivedAt = now };
        lock (_gate)
        {
            _peers.Add(address, peer);
        }

        if (_accepted.Writer.TryWrite(peer))
        {
            return peer;
        }

        peer.Close();
        return null;
    }

    private void CloseThoseGone(long now)
    {
        UdpPeer[] gone;
        lock (_gate)
        {
            gone = [.. _peers.Values.Where(peer => _timeProvider.GetElapsedTime(peer.LastReceivedAt, now) > Gone)];
        }

        foreach (UdpPeer peer in gone)
        {
            peer.Close();
        }
    }

    private void Forget(UdpPeer peer)
    {
        lock (_gate)
        {
            // Who came back is another peer of the same address.
            if (_peers.TryGetValue(peer.Address, out UdpPeer? present) && ReferenceEquals(present, peer))
            {
                _peers.Remove(peer.Address);
            }
        }
    }
}
