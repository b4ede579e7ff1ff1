using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Coilwright.Transports;

/// <summary>
/// Accepts TLS connections on top of another listener. Handshakes run beside one another, so that a peer that stalls keeps
/// nobody waiting; where very many are at it, the one that has had the most time is cut for the next.
/// </summary>
internal sealed class TlsTransportListener : ITransportListener
{
    private const int MaxHandshakes = 256;

    private readonly ITransportListener _inner;
    private readonly TlsServerOptions _options;
    private readonly TlsCertificate _certificate;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _stopping = new();
    private readonly LinkedList<ITransportConnection> _handshaking = [];
    private readonly Channel<ITransportConnection> _ready = Channel.CreateUnbounded<ITransportConnection>();
    private Task<ITransportConnection>? _accepting;
    private Task<bool>? _becomingReady;

    public TlsTransportListener(ITransportListener inner, TlsServerOptions options, TimeProvider timeProvider)
    {
        _inner = inner;
        _options = options;
        _certificate = new TlsCertificate(options.Certificate, options.IntermediateCertificates);
        _timeProvider = timeProvider;
        Endpoint = new Endpoint("tls", inner.Endpoint.Host, inner.Endpoint.Port, inner.Endpoint.Path, inner.Endpoint.Options);
    }

    public Endpoint Endpoint { get; }

    /// <summary>How many peers are at their handshakes.</summary>
    public int Handshakes
    {
        get
        {
            lock (_handshaking)
            {
                return _handshaking.Count;
            }
        }
    }

    public async ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_ready.Reader.TryRead(out ITransportConnection? ready))
            {
                return ready;
            }

            // Both waits outlive this call, and the next one takes them up again.
            _accepting ??= _inner.AcceptAsync(_stopping.Token).AsTask();
            _becomingReady ??= _ready.Reader.WaitToReadAsync(_stopping.Token).AsTask();
            Task first = await Task.WhenAny(_accepting, _becomingReady).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (first == _becomingReady)
            {
                _becomingReady = null;
                await first.ConfigureAwait(false);
            }
            else
            {
                Task<ITransportConnection> accepted = _accepting;
                _accepting = null;
                Begin(await accepted.ConfigureAwait(false));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _inner.DisposeAsync().ConfigureAwait(false);
        _ready.Writer.TryComplete();
        await CloseAcceptedAsync(_accepting).ConfigureAwait(false);
        while (_ready.Reader.TryRead(out ITransportConnection? late))
        {
            await late.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task CloseAcceptedAsync(Task<ITransportConnection>? accepting)
    {
        if (accepting is null)
        {
            return;
        }

        await ((Task)accepting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (accepting.IsCompletedSuccessfully)
        {
            ITransportConnection connection = await accepting.ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Begin(ITransportConnection connection)
    {
        var place = new LinkedListNode<ITransportConnection>(connection);
        ITransportConnection? oldest = null;

        // From here on, however long the handshake waits for a thread.
        var expiry = new CancellationTokenSource(_options.HandshakeTimeout, _timeProvider);
        lock (_handshaking)
        {
            if (_handshaking.Count >= MaxHandshakes)
            {
                oldest = _handshaking.First!.Value;
                _handshaking.RemoveFirst();
            }

            _handshaking.AddLast(place);
        }

        oldest?.Abort();
        _ = Task.Run(() => ShakeHandsAsync(place, expiry));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever ends a handshake ends that connection only.")]
    private async Task ShakeHandsAsync(LinkedListNode<ITransportConnection> place, CancellationTokenSource expiry)
    {
        ITransportConnection connection = place.Value;
        try
        {
            ITransportConnection tls =
                await TlsHandshake.AcceptAsync(connection, _options, _certificate, expiry, _stopping.Token).ConfigureAwait(false);
            if (!_ready.Writer.TryWrite(tls))
            {
                await tls.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (TlsException error)
        {
            Report(connection, error);
        }
        catch (Exception)
        {
            // The server is stopping.
        }
        finally
        {
            expiry.Dispose();
            Leave(place);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What is told of a failure is the user's, and so is what fails there; it ends nothing here.")]
    private void Report(ITransportConnection connection, TlsException error)
    {
        try
        {
            _options.HandshakeFailed?.Invoke(connection.RemoteEndPoint, error);
        }
        catch (Exception)
        {
            // It must not throw, and nobody waits for this task who could be told that it did.
        }
    }

    private void Leave(LinkedListNode<ITransportConnection> place)
    {
        lock (_handshaking)
        {
            if (place.List is not null)
            {
                _handshaking.Remove(place);
            }
        }
    }
}
