using System.IO.Pipelines;
using System.Net;
using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>One end of a connection between two ends in one process.</summary>
internal sealed class InMemoryConnection : ITransportConnection
{
    private readonly Pipe _inbound;
    private readonly Pipe _outbound;

    private InMemoryConnection(Pipe inbound, Pipe outbound)
    {
        _inbound = inbound;
        _outbound = outbound;
    }

    public PipeReader Input => _inbound.Reader;

    public EndPoint? LocalEndPoint => null;

    public EndPoint? RemoteEndPoint => null;

    /// <summary>Makes both ends.</summary>
    /// <param name="window">How many bytes from client to peer may be unread before sends have to wait.</param>
    public static (InMemoryConnection Client, InMemoryConnection Peer) CreatePair(int window)
    {
        // What the peer sends is received before its send returns, so that a test can go on at once. In the other direction the test
        // continues on a thread of its own and never on the one that sends.
        var toClient = new Pipe(new PipeOptions(
            readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.ThreadPool, pauseWriterThreshold: 0, useSynchronizationContext: false));
        var toPeer = new Pipe(new PipeOptions(
            writerScheduler: PipeScheduler.Inline,
            pauseWriterThreshold: window,
            resumeWriterThreshold: Math.Max(1, window / 2),
            useSynchronizationContext: false));
        return (new InMemoryConnection(toClient, toPeer), new InMemoryConnection(toPeer, toClient));
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        FlushResult result;
        try
        {
            result = await _outbound.Writer.WriteAsync(data).ConfigureAwait(false);
        }
        catch (InvalidOperationException error)
        {
            throw new IOException("The connection was closed.", error);
        }

        if (result.IsCompleted || result.IsCanceled)
        {
            throw new IOException("The connection was closed by the other end.");
        }
    }

    public void Close()
    {
        _outbound.Writer.Complete();
        _inbound.Writer.Complete();
    }

    public void Abort()
    {
        _outbound.Writer.CancelPendingFlush();
        _outbound.Writer.Complete(new IOException("The connection was reset by the other end."));
        _inbound.Writer.Complete(new IOException("The connection was aborted."));
    }

    public ValueTask DisposeAsync()
    {
        _inbound.Reader.Complete();
        _outbound.Writer.Complete();
        return ValueTask.CompletedTask;
    }
}
