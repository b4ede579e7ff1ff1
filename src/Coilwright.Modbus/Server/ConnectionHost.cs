using Coilwright.Modbus.Framing;
using Coilwright.Telemetry;
using Coilwright.Transports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coilwright.Modbus.Server;

/// <summary>Accepts connections and has each of them served, no more at once than allowed, until it is disposed.</summary>
internal sealed class ConnectionHost : IAsyncDisposable
{
    // Accepting fails when the process is out of descriptors, for example; trying again at once would only burn time.
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly ITransportListener _listener;
    private readonly TimeProvider _timeProvider;
    private readonly Func<ITransportConnection, ServedConnection> _serve;
    private readonly ServedConnections _connections;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer? _idleSweep;
    private readonly Task _accepting;
    private readonly ILogger _log;
    private readonly int _maxConnections;

    /// <param name="listener">Where connections come from; it then belongs to the host.</param>
    /// <param name="options">How many connections, and how long they may be idle.</param>
    /// <param name="serve">Makes what serves a connection.</param>
    public ConnectionHost(ITransportListener listener, ModbusServerOptions options, Func<ITransportConnection, ServedConnection> serve)
    {
        _listener = listener;
        _timeProvider = options.TimeProvider;
        _serve = serve;
        _log = options.Telemetry.LoggerFactory?.CreateLogger(ModbusTelemetry.Protocol.Name) ?? NullLogger.Instance;
        _maxConnections = options.MaxConnections;
        _connections = new ServedConnections(options.MaxConnections);
        if (options.IdleTimeout != Timeout.InfiniteTimeSpan)
        {
            TimeSpan timeout = options.IdleTimeout;
            _idleSweep = _timeProvider.CreateTimer(_ => _connections.AbortIdle(timeout), null, timeout / 4, timeout / 4);
        }

        _accepting = DetachedLoop.Run(AcceptAsync);
    }

    /// <summary>Where it listens, with the port that was chosen where port 0 was asked for.</summary>
    public Endpoint Endpoint => _listener.Endpoint;

    /// <summary>The present connections.</summary>
    public ServedConnections Connections => _connections;

    /// <summary>Stops listening, cuts all connections, and waits until the requests at work are done.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _listener.DisposeAsync().ConfigureAwait(false);
        _idleSweep?.Dispose();
        await _accepting.ConfigureAwait(false);
        await _connections.CloseAsync().ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await TakeAsync(await _listener.AcceptAsync(_stopping.Token).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // Whatever a listener throws for one peer, the next one is waited for.
                await Task.Delay(AcceptPause, _timeProvider, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TakeAsync(ITransportConnection transport)
    {
        bool isServed = false;
        try
        {
            string peer = transport.RemoteEndPoint?.ToString() ?? "";
            isServed = _connections.TryRun(_serve(transport));
            if (isServed)
            {
                _log.PeerAccepted(peer);
            }
            else
            {
                _log.PeerRefused(peer, _maxConnections);
            }
        }
        finally
        {
            if (!isServed)
            {
                // In order, because a reset could reach the client before it knows that it was connected. So is one that cannot be served at
                // all: its client would wait for answers of which nobody knows.
                await transport.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
