using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Coilwright.Transports;

/// <summary>A connected TCP socket, on either side of the connection.</summary>
internal sealed class SocketConnection : ITransportConnection
{
    private readonly Socket _socket;

    /// <summary>Takes a connected socket over. A small frame must not wait for the acknowledgement of the last one: NoDelay is set.</summary>
    public SocketConnection(Socket socket)
    {
        _socket = socket;
        socket.NoDelay = true;
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        Input = new ReceivingReader(new NetworkStream(socket, ownsSocket: false));
    }

    public PipeReader Input { get; }

    public EndPoint? LocalEndPoint { get; }

    public EndPoint? RemoteEndPoint { get; }

    public bool ResumesOnPool => true;

    public ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        ValueTask<int> send = _socket.SendAsync(data, SocketFlags.None);
        if (!send.IsCompletedSuccessfully)
        {
            return SendRestAsync(send, data);
        }

        // A ValueTask is consumed once, so its result decides both ways.
        int sent = send.Result;
        return sent == data.Length ? ValueTask.CompletedTask : SendRestAsync(new ValueTask<int>(sent), data);
    }

    public async ValueTask<int> SendFileAsync(ReadOnlyMemory<byte> head, FileStream file, long offset, int count)
    {
        int present = await FilePackets.SendAsync(_socket, head, file, offset, count).ConfigureAwait(false);
        if (present < count)
        {
            await FileCopy.PadAsync(this, count - present).ConfigureAwait(false);
        }

        return present;
    }

    public void Close()
    {
        try
        {
            // Not Dispose: with a read pending, that resets the connection. This lets the read end, and the reader disposes.
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed already, which is what was wanted.
        }
    }

    public void Abort()
    {
        try
        {
            // Lingering for zero seconds makes the close a reset: a device that accepts one connection is free for the next at once.
            _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed already, which is what was wanted.
        }

        _socket.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return Input.CompleteAsync();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendRestAsync(ValueTask<int> send, ReadOnlyMemory<byte> data)
    {
        data = data[await send.ConfigureAwait(false)..];
        while (data.Length > 0)
        {
            data = data[await _socket.SendAsync(data, SocketFlags.None).ConfigureAwait(false)..];
        }
    }
}
