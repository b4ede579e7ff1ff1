using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>A connected UDP socket: datagrams one behind the other, as if they had come over a stream.</summary>
internal sealed class UdpConnection : ITransportConnection
{
    private readonly Pipe _received = new(ReaderScheduler.CreateOptions());
    private readonly Socket _socket;
    private readonly DatagramCheck? _isWhole;
    private readonly byte[] _datagram = new byte[Datagram.MaxSize];

    public UdpConnection(Socket socket, DatagramCheck? isWhole)
    {
        _socket = socket;
        _isWhole = isWhole;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        _ = ReceiveAsync();
    }

    public PipeReader Input => _received.Reader;

    public EndPoint? LocalEndPoint { get; }

    public EndPoint? RemoteEndPoint { get; }

    public ValueTask SendAsync(ReadOnlyMemory<byte> data) => Datagram.Sent(_socket.SendAsync(data, SocketFlags.None));

    public void Close() => _socket.Dispose();

    public void Abort() => _socket.Dispose();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return _received.Reader.CompleteAsync();
    }

    private async Task ReceiveAsync()
    {
        Exception? reason = null;
        try
        {
            FlushResult flush = default;
            while (!flush.IsCompleted)
            {
                int size = await _socket.ReceiveAsync(_datagram.AsMemory(), SocketFlags.None).ConfigureAwait(false);
                if (_isWhole?.Invoke(_datagram.AsSpan(0, size)) != false)
                {
                    flush = await _received.Writer.WriteAsync(_datagram.AsMemory(0, size)).ConfigureAwait(false);
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed here.
        }
        catch (SocketException error)
        {
            // Closed here as well, or there is nobody at the other end.
            reason = error.SocketErrorCode == SocketError.OperationAborted ? null : error;
        }

        await _received.Writer.CompleteAsync(reason).ConfigureAwait(false);
    }
}
