using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Transports;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Coilwright.Hosting;

/// <summary>A connection that Kestrel has accepted, with whatever it has put on top of the socket, TLS for example.</summary>
internal sealed class KestrelConnection : ITransportConnection
{
    // Who holds the sending side: nobody, a send, or the end of the connection.
    private const int Free = 0;
    private const int Sending = 1;
    private const int Ended = 2;

    // How long a peer may take for what it has not read yet when the connection is closed.
    private static readonly TimeSpan BoundOfClose = TimeSpan.FromSeconds(5);

    private readonly ConnectionContext _context;
    private readonly PipeWriter _output;
    private readonly TimeProvider _time;
    private int _sender;

    public KestrelConnection(ConnectionContext context, TimeProvider time)
    {
        _context = context;
        _time = time;
        _output = context.Transport.Output;
        Input = context.Transport.Input;

        // Kestrel has judged it: a certificate that its options do not let in ends the handshake.
        RemoteCertificate = context.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
    }

    public PipeReader Input { get; }

    public EndPoint? LocalEndPoint => _context.LocalEndPoint;

    public EndPoint? RemoteEndPoint => _context.RemoteEndPoint;

    public X509Certificate2? RemoteCertificate { get; }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        if (Interlocked.CompareExchange(ref _sender, Sending, Free) != Free)
        {
            throw new IOException("The connection was closed.");
        }

        FlushResult flushed = await _output.WriteAsync(data).ConfigureAwait(false);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new IOException("The connection was closed by the other end.");
        }

        // Not given back after a failure: nothing more can be sent then.
        Volatile.Write(ref _sender, Free);
    }

    // The reader then comes to its end and disposes the connection: a pipe is not to be completed beside a write.
    public void Close() => Input.CancelPendingRead();

    public void Abort() => _context.Abort(new ConnectionAbortedException("The connection was given up."));

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.CompareExchange(ref _sender, Ended, Free) == Free)
        {
            await _output.CompleteAsync().ConfigureAwait(false);
            _ = AbortIfNotReadAsync();
        }
        else
        {
            // A send that still waits has a peer that does not read, or none any more.
            Abort();
        }

        await Input.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>What was sent still arrives, but Kestrel itself would wait for ever for a peer that does not take it.</summary>
    private async Task AbortIfNotReadAsync()
    {
        await Task.Delay(BoundOfClose, _time, _context.ConnectionClosed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Abort();
    }
}
