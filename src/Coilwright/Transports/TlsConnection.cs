using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Transports;

/// <summary>A connection whose handshake is done: what goes in and out is encrypted, the rest is the connection underneath.</summary>
internal sealed class TlsConnection : ITransportConnection
{
    // Who holds the sending side: nobody, a send, or the end of the connection.
    private const int Free = 0;
    private const int Sending = 1;
    private const int Ended = 2;

    private readonly ITransportConnection _inner;
    private readonly TransportStream _transport;
    private readonly SslStream _tls;
    private int _sender;

    public TlsConnection(ITransportConnection inner, TransportStream transport, SslStream tls)
    {
        _inner = inner;
        _transport = transport;
        _tls = tls;
        RemoteCertificate = tls.RemoteCertificate as X509Certificate2;
        Input = new ReceivingReader(tls);
    }

    public PipeReader Input { get; }

    public EndPoint? LocalEndPoint => _inner.LocalEndPoint;

    public EndPoint? RemoteEndPoint => _inner.RemoteEndPoint;

    public X509Certificate2? RemoteCertificate { get; }

    public bool ResumesOnPool => _inner.ResumesOnPool;

    public ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        if (Interlocked.CompareExchange(ref _sender, Sending, Free) != Free)
        {
            return ValueTask.FromException(new IOException("The connection was closed."));
        }

        ValueTask write = _tls.WriteAsync(data);
        if (!write.IsCompletedSuccessfully)
        {
            return SendRestAsync(write);
        }

        write.GetAwaiter().GetResult();
        Volatile.Write(ref _sender, Free);
        return ValueTask.CompletedTask;
    }

    // The reader then comes to its end and disposes the connection, and only there may the peer be told: an SslStream does not allow that
    // beside a read.
    public void Close() => _transport.EndReading();

    public void Abort() => _inner.Abort();

    public async ValueTask DisposeAsync()
    {
        SayGoodbye();
        _inner.Close();
        await Input.CompleteAsync().ConfigureAwait(false);
        await _tls.DisposeAsync().ConfigureAwait(false);
        await _inner.DisposeAsync().ConfigureAwait(false);
    }

    // After a send that failed nothing more can be sent, so the sending side is not given back then.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendRestAsync(ValueTask write)
    {
        await write.ConfigureAwait(false);
        Volatile.Write(ref _sender, Free);
    }

    /// <summary>
    /// Tells the peer that nothing was cut off (close_notify, RFC 8446, 6.1). A peer that takes no more data is not waited for, and one that
    /// is gone needs no word.
    /// </summary>
    private void SayGoodbye()
    {
        if (Interlocked.CompareExchange(ref _sender, Ended, Free) != Free)
        {
            return;
        }

        _ = ObserveAsync(_tls);

        static async Task ObserveAsync(SslStream tls)
        {
            try
            {
                await tls.ShutdownAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // The connection failed before: there is nobody left to tell.
            }
        }
    }
}
