using System.Diagnostics;
using System.Threading.Tasks.Sources;
using Coilwright.Connections;
using Coilwright.Requests;

namespace Coilwright.Pooling;

/// <summary>A caller who waits for a connection. Reused from wait to wait.</summary>
/// <remarks>
/// A returned connection, a deadline, a cancellation and the end of the pool race for a waiter. Whoever takes it out of the queue, under
/// the pool's lock, completes it; the losers do not find it there.
/// </remarks>
internal sealed class PoolWaiter<TConnection>(ConnectionPool<TConnection> pool)
    : QueueEntry<PoolWaiter<TConnection>>, IValueTaskSource<PoolLease<TConnection>>
    where TConnection : class, ILiveConnection
{
    private static readonly Action<object?, CancellationToken> CancelCallback = static (state, token) =>
    {
        var waiter = (PoolWaiter<TConnection>)state!;
        waiter.Pool.Cancel(waiter, token);
    };

    // Asynchronously, because it is completed under the lock of the pool.
    private ManualResetValueTaskSourceCore<PoolLease<TConnection>> _completion = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;

    private ConnectionPool<TConnection> Pool => pool;

    public long StartedAt { get; private set; }

    public TimeSpan Limit { get; private set; }

    public StackTrace? Renter { get; private set; }

    /// <summary>Whether the token fired before the waiter was in the queue.</summary>
    public bool IsCancelled { get; set; }

    public ValueTask<PoolLease<TConnection>> Lease => new(this, _completion.Version);

    /// <summary>Makes ready for a wait. Not under the lock: a token that has fired already calls back at once.</summary>
    public void Begin(long startedAt, TimeSpan limit, StackTrace? renter, CancellationToken cancellationToken)
    {
        StartedAt = startedAt;
        Limit = limit;
        Renter = renter;
        IsCancelled = false;
        _registration = cancellationToken.UnsafeRegister(CancelCallback, this);
    }

    public void Complete(PoolLease<TConnection> lease) => _completion.SetResult(lease);

    public void Fail(Exception error) => _completion.SetException(error);

    PoolLease<TConnection> IValueTaskSource<PoolLease<TConnection>>.GetResult(short token)
    {
        try
        {
            return _completion.GetResult(token);
        }
        finally
        {
            // Waits for a callback that is running elsewhere, so that it cannot cancel the next wait.
            _registration.Dispose();
            _registration = default;
            Renter = null;
            _completion.Reset();
            pool.Recycle(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<PoolLease<TConnection>>.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource<PoolLease<TConnection>>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);
}
