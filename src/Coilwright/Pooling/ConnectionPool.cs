using Coilwright.Connections;
using Coilwright.Requests;

namespace Coilwright.Pooling;

/// <summary>Keeps several connections to a peer and lends them out, one caller at a time each.</summary>
/// <remarks>
/// <para>
/// Callers only ever wait for the pool, never for a connection of "their own": whatever becomes free first, be it returned or newly opened,
/// goes to whoever has waited longest. The connection that was used last is lent first, so that those not needed grow old and are closed.
/// </para>
/// <para>
/// Connections are opened by one loop in the background, one after the other, and each only if it is wanted when its turn comes. A burst on
/// a peer that is slow to connect is so served by the few connections that open first. After a failure the loop
/// waits as a single connection would: back-off, then offline, with a probe. Offline means that there is no connection at all.
/// </para>
/// <para>
/// Two invariants hold whenever the lock is free: while anybody waits nothing is idle; and a connection counts until it is closed, so that a
/// peer never sees more than the most allowed. Completing a waiter and closing a connection run no foreign code under the lock.
/// </para>
/// </remarks>
internal sealed partial class ConnectionPool<TConnection> : IAsyncDisposable
    where TConnection : class, ILiveConnection
{
    private readonly Lock _gate = new();
    private readonly List<PooledConnection<TConnection>> _all;
    private readonly List<PooledConnection<TConnection>> _idle;
    private readonly LinkedQueue<PoolWaiter<TConnection>> _waiters = new();
    private readonly Connector<TConnection> _connector;
    private readonly PoolOptions _options;
    private readonly ReconnectOptions _reconnect;
    private readonly TimeProvider _time;
    private long _opened;
    private long _closed;
    private long _connectFailures;
    private long _timedOut;
    private long _suspectedLeaks;

    /// <param name="connector">Opens connections, each within the connect timeout.</param>
    /// <param name="options">How many, and for how long.</param>
    /// <param name="reconnect">What follows when one cannot be opened.</param>
    /// <param name="time">The clock.</param>
    /// <param name="owner">Who the state event says it comes from.</param>
    public ConnectionPool(
        Connector<TConnection> connector, PoolOptions options, ReconnectOptions reconnect, TimeProvider time, object owner)
    {
        _connector = connector;
        _options = options;
        _reconnect = reconnect;
        _time = time;
        _sweep = DeadlineSweep.Of(time);
        _all = new List<PooledConnection<TConnection>>(options.MaxActive);
        _idle = new List<PooledConnection<TConnection>>(options.MaxActive);
        States = new ConnectionStateMachine(time, owner);
    }

    /// <summary>
    /// The state, its event and its stream: connected while at least one connection is open, disconnected when none is open and none is
    /// wanted.
    /// </summary>
    public ConnectionStateMachine States { get; }

    public PoolStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return Count();
            }
        }
    }

    /// <summary>Opens the connections that are to be kept in advance.</summary>
    public void Start()
    {
        lock (_gate)
        {
            GrowIfWanted();
        }
    }

    /// <summary>Called under the lock.</summary>
    private PoolStatistics Count() => new()
    {
        MaxActive = _options.MaxActive,
        Total = _all.Count,
        Active = _all.Count(static entry => entry.Use == PooledUse.Active),
        Idle = _idle.Count,
        Opening = _isOpening ? 1 : 0,
        Waiting = _waiters.Count,
        Opened = _opened,
        Closed = _closed,
        ConnectFailures = _connectFailures,
        TimedOut = _timedOut,
        SuspectedLeaks = _suspectedLeaks,
    };

    /// <summary>The timestamp a time after another; never comes if the time is infinite.</summary>
    private long After(long timestamp, TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? long.MaxValue : timestamp + (long)(time.TotalSeconds * _time.TimestampFrequency);

    private TimeSpan Jittered(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? time : time * (1 - (_options.Jitter * Random.Shared.NextDouble()));
}
