using System.Diagnostics;
using Coilwright.Connections;

namespace Coilwright.Pooling;

/// <summary>The way of a connection between the pool and those who use it.</summary>
internal sealed partial class ConnectionPool<TConnection>
{
    /// <summary>Takes a connection back. A loan that has been returned already is none any more.</summary>
    internal void Return(PooledConnection<TConnection> entry, int version)
    {
        long now = _time.GetTimestamp();
        lock (_gate)
        {
            if (entry.Version != version || entry.Use != PooledUse.Active)
            {
                return;
            }

            entry.Version++;
            entry.Renter = null;
            entry.IdleSince = now;
            if (entry.Connection.HasAnswered)
            {
                _failures = 0;
            }

            Offer(entry, now);
        }
    }

    /// <summary>Called under the lock. Lends the connection that was used last and is still good.</summary>
    private bool TryTakeIdle(long now, StackTrace? renter, out PoolLease<TConnection> lease)
    {
        while (_idle.Count > 0)
        {
            PooledConnection<TConnection> entry = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            if (!IsSpent(entry, now))
            {
                lease = Lend(entry, now, renter);
                GrowIfWanted();
                return true;
            }

            Retire(entry);
        }

        lease = default;
        return false;
    }

    /// <summary>Called under the lock with a connection that is in no list: to whoever has waited longest, or to the idle ones.</summary>
    private void Offer(PooledConnection<TConnection> entry, long now)
    {
        if (IsEnding || IsSpent(entry, now))
        {
            Retire(entry);
        }
        else if (_waiters.TryTake(out PoolWaiter<TConnection>? waiter))
        {
            waiter.Complete(Lend(entry, now, waiter.Renter));
        }
        else
        {
            LayDown(entry);
        }
    }

    /// <summary>Called under the lock. One that comes from a check goes back to its place by age: being asked is not being used.</summary>
    private void LayDown(PooledConnection<TConnection> entry)
    {
        int place = _idle.Count;
        while (place > 0 && _idle[place - 1].IdleSince > entry.IdleSince)
        {
            place--;
        }

        entry.Use = PooledUse.Idle;
        _idle.Insert(place, entry);
        ArmUpkeep(DueOf(entry));

        // With one more than are to be kept, the one that has been idle longest may go.
        ArmUpkeep(DueOf(_idle[0]));
    }

    /// <summary>Called under the lock.</summary>
    private PoolLease<TConnection> Lend(PooledConnection<TConnection> entry, long now, StackTrace? renter)
    {
        entry.Use = PooledUse.Active;
        entry.RentedAt = now;
        entry.Renter = renter;
        ArmUpkeep(DueOf(entry));

        return new PoolLease<TConnection>(entry, entry.Version);
    }

    /// <summary>Called under the lock. A connection that is dead, or was asked back, or has reached its lifetime is never lent again.</summary>
    private static bool IsSpent(PooledConnection<TConnection> entry, long now) =>
        entry.Connection.Died.IsCompleted || entry.IsWorn || now >= entry.ExpiresAt;

    /// <summary>Called under the lock with a connection that is in no list. It counts until <see cref="CloseAsync"/> is through with it.</summary>
    private void Retire(PooledConnection<TConnection> entry)
    {
        Exception? death = entry.Connection.Died.IsCompletedSuccessfully ? entry.Connection.Died.Result : null;
        entry.Use = PooledUse.Closing;
        entry.Renter = null;
        if (death is not null)
        {
            AfterDeath(entry, death);
        }

        if (!HasLive())
        {
            AfterLast(death);
        }

        ThreadPool.UnsafeQueueUserWorkItem(entry, preferLocal: false);
        GrowIfWanted();
    }

    /// <summary>Closes a connection and only then makes room for another.</summary>
    internal async Task CloseAsync(PooledConnection<TConnection> entry)
    {
        await BoundedClose.CloseAsync(entry.Connection, _time).ConfigureAwait(false);
        lock (_gate)
        {
            _all.Remove(entry);
            _closed++;
            if (_all.Count == 0)
            {
                _emptied?.TrySetResult();
            }

            GrowIfWanted();
        }
    }
}
