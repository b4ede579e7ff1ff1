using System.Diagnostics;
using Coilwright.Requests;

namespace Coilwright.Pooling;

/// <summary>Those who want a connection.</summary>
internal sealed partial class ConnectionPool<TConnection> : ISweepable
{
    private const int WaitersKept = 256;

    private readonly DeadlineSweep _sweep;
    private readonly Stack<PoolWaiter<TConnection>> _spareWaiters = new();
    private bool _isWatched;

    /// <summary>Lends a connection, at once if one is free.</summary>
    /// <param name="timeout">How long to wait at most, where that is less than <see cref="PoolOptions.MaxWait"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>To be awaited once. The lease is to be disposed.</returns>
    /// <exception cref="PoolExhaustedException">None became free in time.</exception>
    /// <exception cref="ConnectionUnavailableException">At once: the pool is offline, drained or closed.</exception>
    public ValueTask<PoolLease<TConnection>> RentAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<PoolLease<TConnection>>(cancellationToken);
        }

        StackTrace? renter = _options.LeakThreshold == Timeout.InfiniteTimeSpan ? null : new StackTrace(skipFrames: 1);
        long now = _time.GetTimestamp();
        PoolWaiter<TConnection>? waiter;
        lock (_gate)
        {
            if (Refusal() is { } refusal)
            {
                return ValueTask.FromException<PoolLease<TConnection>>(refusal);
            }

            if (TryTakeIdle(now, renter, out PoolLease<TConnection> lease))
            {
                return new ValueTask<PoolLease<TConnection>>(lease);
            }

            _spareWaiters.TryPop(out waiter);
        }

        waiter ??= new PoolWaiter<TConnection>(this);
        waiter.Begin(now, Shorter(timeout, _options.MaxWait), renter, cancellationToken);
        return WaitAsync(waiter, cancellationToken);
    }

    private ValueTask<PoolLease<TConnection>> WaitAsync(PoolWaiter<TConnection> waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Looked at again: the lock was free while the waiter was made ready.
            if (waiter.IsCancelled)
            {
                waiter.Fail(new OperationCanceledException(cancellationToken));
            }
            else if (Refusal() is { } refusal)
            {
                waiter.Fail(refusal);
            }
            else if (TryTakeIdle(_time.GetTimestamp(), waiter.Renter, out PoolLease<TConnection> lease))
            {
                waiter.Complete(lease);
            }
            else
            {
                _waiters.Add(waiter);
                Watch(isWanted: true);
                GrowIfWanted();
            }
        }

        return waiter.Lease;
    }

    /// <summary>Called by a waiter's token.</summary>
    internal void Cancel(PoolWaiter<TConnection> waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiters.Remove(waiter))
            {
                waiter.Fail(new OperationCanceledException(cancellationToken));
            }
            else
            {
                waiter.IsCancelled = true;
            }
        }
    }

    /// <summary>Takes a waiter back that has been completed, and whose token can call no more.</summary>
    internal void Recycle(PoolWaiter<TConnection> waiter)
    {
        lock (_gate)
        {
            if (_spareWaiters.Count < WaitersKept)
            {
                _spareWaiters.Push(waiter);
            }
        }
    }

    void ISweepable.Sweep(long now)
    {
        lock (_gate)
        {
            for (PoolWaiter<TConnection>? next, waiter = _waiters.First; waiter is not null; waiter = next)
            {
                next = waiter.Next;
                if (After(waiter.StartedAt, waiter.Limit) <= now)
                {
                    TimeSpan waited = _time.GetElapsedTime(waiter.StartedAt, now);
                    var error = new PoolExhaustedException(Count(), waiter.Limit, waited, _lastConnectError);
                    _waiters.Remove(waiter);
                    _timedOut++;
                    waiter.Fail(error);
                }
            }

            Watch(_waiters.Count > 0);
        }
    }

    /// <summary>The error of somebody who has waited for a connection elsewhere, among so many.</summary>
    public PoolExhaustedException Exhausted(int waiting, TimeSpan limit, TimeSpan waited)
    {
        lock (_gate)
        {
            return new PoolExhaustedException(Count() with { Waiting = waiting }, limit, waited, _lastConnectError);
        }
    }

    /// <summary>Called under the lock. The sweep runs while anybody waits; it is stopped by its own next round.</summary>
    private void Watch(bool isWanted)
    {
        if (isWanted == _isWatched)
        {
            return;
        }

        _isWatched = isWanted;
        if (isWanted)
        {
            _sweep.Watch(this);
        }
        else
        {
            _sweep.Unwatch(this);
        }
    }

    /// <summary>Called under the lock. Why no connection will come for now, if so.</summary>
    private ConnectionUnavailableException? Refusal() =>
        IsEnding ? ConnectionUnavailableException.Ending(States.Latest)
        : States.State == ConnectionState.Offline
            ? ConnectionUnavailableException.Offline(States.Latest, _reconnect, _lastConnectError)
        : null;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) =>
        one == Timeout.InfiniteTimeSpan ? other
        : other == Timeout.InfiniteTimeSpan || one < other ? one
        : other;
}
