using System.Diagnostics.CodeAnalysis;
using Coilwright.Connections;

namespace Coilwright.Pooling;

/// <summary>
/// Several connections, lent by a pool: the channel holds one for as long as anything is in flight on it. Many requests so share a few
/// connections, each up to its window, and it is one request at most that waits in the pool for all of them.
/// </summary>
internal sealed class PooledConnections : IConnectionSource
{
    private readonly ConnectionPool<LiveConnection> _pool;
    private readonly PoolOptions _options;
    private readonly IConnectionListener<LiveConnection> _listener;
    private readonly Dictionary<LiveConnection, PoolLease<LiveConnection>> _leases = [];
    private int _isRenting;

    public PooledConnections(
        Connector<LiveConnection> connector,
        PoolOptions options,
        ReconnectOptions reconnect,
        TimeProvider time,
        object owner,
        IConnectionListener<LiveConnection> listener)
    {
        // For ever: requests have deadlines of their own, and the channel looks after them.
        _options = options.Clone();
        _options.MaxWait = Timeout.InfiniteTimeSpan;
        _listener = listener;
        _pool = new(connector, _options, reconnect, time, owner);
    }

    public ConnectionStateMachine States => _pool.States;

    public PoolStatistics? Pool => _pool.Statistics;

    public bool IsPool => true;

    // A loan is looked at as a leak by its age, so none may be prolonged from one request to the next.
    public bool WantsBack => _options.LeakThreshold != Timeout.InfiniteTimeSpan;

    /// <summary>Opens the connections that are to be kept in advance.</summary>
    public void Start() => _pool.Start();

    public bool TryDemand([NotNullWhen(false)] out Exception? refusal)
    {
        refusal = null;
        if (Interlocked.Exchange(ref _isRenting, 1) != 0)
        {
            return true;
        }

        ValueTask<PoolLease<LiveConnection>> rent = _pool.RentAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        if (!rent.IsCompleted)
        {
            _ = AwaitAsync(rent);
            return true;
        }

        try
        {
            Give(rent.GetAwaiter().GetResult());
            return true;
        }
        catch (ConnectionUnavailableException error)
        {
            Volatile.Write(ref _isRenting, 0);
            refusal = error;
            return false;
        }
    }

    public void Release(LiveConnection connection)
    {
        PoolLease<LiveConnection> lease;
        lock (_leases)
        {
            if (!_leases.Remove(connection, out lease))
            {
                return;
            }
        }

        lease.Dispose();
    }

    public Exception? Exhausted(int waiting, TimeSpan limit, TimeSpan waited) =>
        _pool.Exhausted(waiting, limit, waited);

    public Task ConnectAsync(CancellationToken cancellationToken) => _pool.ConnectAsync(cancellationToken);

    public Task DrainAsync(TimeSpan bound) => _pool.DrainAsync(bound);

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private async Task AwaitAsync(ValueTask<PoolLease<LiveConnection>> rent)
    {
        try
        {
            Give(await rent.ConfigureAwait(false));
        }
        catch (CoilwrightException error)
        {
            Volatile.Write(ref _isRenting, 0);
            _listener.Unavailable(error);
        }
    }

    private void Give(PoolLease<LiveConnection> lease)
    {
        lock (_leases)
        {
            _leases.Add(lease.Connection, lease);
        }

        // First, because the channel may at once want one more.
        Volatile.Write(ref _isRenting, 0);
        _listener.Connected(lease.Connection);
    }
}
