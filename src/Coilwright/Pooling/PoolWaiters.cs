using System.Diagnostics.CodeAnalysis;
using Coilwright.Connections;

namespace Coilwright.Pooling;

/// <summary>Callers in the order in which they came, first in, first out; any of them can leave at once. Guarded by the pool's lock.</summary>
internal sealed class PoolWaiters<TConnection>
    where TConnection : class, ILiveConnection
{
    private PoolWaiter<TConnection>? _last;

    public int Count { get; private set; }

    /// <summary>The one that waits longest; the others follow by <see cref="PoolWaiter{TConnection}.Next"/>.</summary>
    public PoolWaiter<TConnection>? First { get; private set; }

    public void Add(PoolWaiter<TConnection> waiter)
    {
        waiter.IsQueued = true;
        waiter.Previous = _last;
        if (_last is null)
        {
            First = waiter;
        }
        else
        {
            _last.Next = waiter;
        }

        _last = waiter;
        Count++;
    }

    public bool TryTake([NotNullWhen(true)] out PoolWaiter<TConnection>? waiter)
    {
        waiter = First;
        return waiter is not null && Remove(waiter);
    }

    /// <summary>Takes a waiter out; <see langword="false"/> if it has left already, and whoever took it completes it.</summary>
    public bool Remove(PoolWaiter<TConnection> waiter)
    {
        if (!waiter.IsQueued)
        {
            return false;
        }

        if (waiter.Previous is null)
        {
            First = waiter.Next;
        }
        else
        {
            waiter.Previous.Next = waiter.Next;
        }

        if (waiter.Next is null)
        {
            _last = waiter.Previous;
        }
        else
        {
            waiter.Next.Previous = waiter.Previous;
        }

        waiter.IsQueued = false;
        waiter.Next = null;
        waiter.Previous = null;
        Count--;
        return true;
    }
}
