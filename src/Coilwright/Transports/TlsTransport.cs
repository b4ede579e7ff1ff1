using Coilwright.Telemetry;

namespace Coilwright.Transports;

/// <summary>Reaches a peer over TLS, on top of another transport.</summary>
internal sealed class TlsTransport : ITransport
{
    // The rest is kept back, so that the caller hears of a stalled handshake before its own timeout knows only that something took too long.
    private const double ShareOfTimeout = 0.9;

    private readonly ITransport _inner;
    private readonly TlsClientOptions _options;
    private readonly TlsCertificate? _certificate;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _timeProvider;
    private readonly ClientTelemetry? _telemetry;

    /// <param name="inner">What carries the encrypted bytes.</param>
    /// <param name="options">How to do it.</param>
    /// <param name="timeout">For the connection underneath and the handshake together.</param>
    /// <param name="timeProvider">The clock that the timeout goes by.</param>
    /// <param name="telemetry">Is told how long handshakes take.</param>
    public TlsTransport(
        ITransport inner, TlsClientOptions options, TimeSpan timeout, TimeProvider timeProvider, ClientTelemetry? telemetry = null)
    {
        _inner = inner;
        _options = options;
        _certificate = options.Certificate is { } read ? new TlsCertificate(read, options.IntermediateCertificates) : null;
        _timeout = timeout;
        _timeProvider = timeProvider;
        _telemetry = telemetry;
    }

    public Endpoint Endpoint => _inner.Endpoint;

    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(_timeout * ShareOfTimeout, _timeProvider);
        ITransportConnection connection = await _inner.ConnectAsync(cancellationToken).ConfigureAwait(false);
        string host = _options.TargetHost ?? Endpoint.Host;
        long started = _timeProvider.GetTimestamp();
        try
        {
            connection = await TlsHandshake.ConnectAsync(connection, host, _options, _certificate, expiry, cancellationToken).ConfigureAwait(false);
            _telemetry?.NoteHandshake(_timeProvider.GetElapsedTime(started), failure: null);
            return connection;
        }
        catch (Exception failure)
        {
            _telemetry?.NoteHandshake(_timeProvider.GetElapsedTime(started), failure);
            throw;
        }
    }
}
