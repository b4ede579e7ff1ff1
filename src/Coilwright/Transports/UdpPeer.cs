using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>Somebody who sends to a <see cref="UdpTransportListener"/>, as a connection: its datagrams one behind the other.</summary>
internal sealed class UdpPeer : ITransportConnection
{
    private readonly Pipe _received = new(ReaderScheduler.CreateOptions());
    private readonly Lock _gate = new();
    private readonly Socket _socket;
    private readonly SocketAddress _address;
    private readonly Action<UdpPeer> _forget;
    private Task? _congestion;
    private bool _isClosed;

    public UdpPeer(Socket socket, SocketAddress address, Action<UdpPeer> forget)
    {
        _socket = socket;
        _address = address;
        _forget = forget;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = LocalEndPoint?.Create(address);
    }

    public SocketAddress Address => _address;

    /// <summary>The timestamp of its last datagram. Kept by the listener.</summary>
    public long LastReceivedAt { get; set; }

    public PipeReader Input => _received.Reader;

    public EndPoint? LocalEndPoint { get; }

    public EndPoint? RemoteEndPoint { get; }

    /// <summary>Takes a datagram in. One that comes while too many are unread is lost, as it would be in the network.</summary>
    public void Receive(ReadOnlySpan<byte> datagram)
    {
        lock (_gate)
        {
            if (!_isClosed && _congestion is not { IsCompleted: false })
            {
                _received.Writer.Write(datagram);
                ValueTask<FlushResult> flush = _received.Writer.FlushAsync();
                _congestion = flush.IsCompletedSuccessfully ? null : flush.AsTask();
            }
        }
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> data) => Datagram.Sent(_socket.SendToAsync(data, SocketFlags.None, _address));

    public void Close()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            _received.Writer.Complete();
        }

        _forget(this);
    }

    public void Abort() => Close();

    public ValueTask DisposeAsync()
    {
        Close();
        return _received.Reader.CompleteAsync();
    }
}
