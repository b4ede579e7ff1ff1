using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Coilwright.Transports;

/// <summary>A connected UDP socket: datagrams one behind the other, as if they had come over a stream.</summary>
internal sealed class UdpConnection : ITransportConnection
{
    // The largest datagram that IPv4 carries.
    private const int ReadSize = 65535;

    private readonly Pipe _received = new(new PipeOptions(useSynchronizationContext: false));
    private readonly Socket _socket;
    private readonly byte[] _datagram = new byte[ReadSize];

    public UdpConnection(Socket socket)
    {
        _socket = socket;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        _ = ReceiveAsync();
    }

    public PipeReader Input => _received.Reader;

    public EndPoint? LocalEndPoint { get; }

    public EndPoint? RemoteEndPoint { get; }

    public ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        ValueTask<int> send = _socket.SendAsync(data, SocketFlags.None);
        if (!send.IsCompletedSuccessfully)
        {
            return AwaitAsync(send);
        }

        _ = send.Result;
        return ValueTask.CompletedTask;
    }

    public void Close() => _socket.Dispose();

    public void Abort() => _socket.Dispose();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return _received.Reader.CompleteAsync();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask AwaitAsync(ValueTask<int> send) => await send.ConfigureAwait(false);

    private async Task ReceiveAsync()
    {
        Exception? reason = null;
        try
        {
            FlushResult flush;
            do
            {
                int size = await _socket.ReceiveAsync(_datagram, SocketFlags.None).ConfigureAwait(false);
                flush = await _received.Writer.WriteAsync(_datagram.AsMemory(0, size)).ConfigureAwait(false);
            }
            while (!flush.IsCompleted);
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
