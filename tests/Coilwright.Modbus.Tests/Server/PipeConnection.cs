using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>
/// A connection in memory as the server sees it, with the peer's side beside it. What the peer sends in one call arrives in one piece,
/// and the server has read it when the call returns, provided that it was waiting.
/// </summary>
internal sealed class PipeConnection : ITransportConnection
{
    private readonly Pipe _toServer = new(new PipeOptions(
        readerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 8192, resumeWriterThreshold: 4096, useSynchronizationContext: false));

    private readonly Channel<string> _toPeer = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _peerReads = new();

    public PipeConnection(bool peerReads = true)
    {
        if (peerReads)
        {
            _peerReads.SetResult();
        }
    }

    public PipeReader Input => _toServer.Reader;

    public EndPoint? LocalEndPoint => null;

    public EndPoint? RemoteEndPoint => null;

    public int Sends { get; private set; }

    /// <summary>Sends from the peer's side. The task stays open while the server does not read.</summary>
    public ValueTask<FlushResult> PeerSendAsync(ReadOnlyMemory<byte> bytes) =>
        _toServer.Writer.WriteAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>Receives on the peer's side what the server sent next, in hexadecimal.</summary>
    public ValueTask<string> PeerReceiveAsync() => _toPeer.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        Sends++;
        await _toPeer.Writer.WriteAsync(Convert.ToHexString(data.Span));
        await _peerReads.Task;
    }

    public void Close() => Abort();

    public void Abort()
    {
        _toServer.Writer.Complete(new IOException("The connection was cut."));
        _peerReads.TrySetException(new IOException("The connection was cut."));
    }

    public ValueTask DisposeAsync() => Input.CompleteAsync();
}
