using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Modbus.Serial;

/// <summary>
/// Tells subscribers of units that get in doubt and out of it: in order, on a thread of the pool, so that a handler that blocks holds up
/// nothing but other handlers. Thread-safe.
/// </summary>
internal sealed class DoubtFeed(object sender) : IThreadPoolWorkItem
{
    // A handler that is so far behind misses the oldest.
    private const int Capacity = 256;

    private readonly Lock _gate = new();
    private readonly Queue<UnitDoubtChange> _changes = new();
    private EventHandler<UnitDoubtChange>? _handlers;
    private bool _isRaising;

    public event EventHandler<UnitDoubtChange> Changed
    {
        add
        {
            lock (_gate)
            {
                _handlers += value;
            }
        }

        remove
        {
            lock (_gate)
            {
                _handlers -= value;
            }
        }
    }

    /// <summary>Whether anybody listens.</summary>
    public bool HasSubscribers => Volatile.Read(ref _handlers) is not null;

    /// <summary>Takes a change; returns before any handler runs.</summary>
    public void Publish(UnitDoubtChange change)
    {
        lock (_gate)
        {
            if (_changes.Count == Capacity)
            {
                _changes.Dequeue();
            }

            _changes.Enqueue(change);
            if (!_isRaising)
            {
                _isRaising = true;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TryTake(out UnitDoubtChange? change, out EventHandler<UnitDoubtChange>? handlers))
        {
            foreach (EventHandler<UnitDoubtChange> handler in Delegate.EnumerateInvocationList(handlers))
            {
                try
                {
                    handler(sender, change);
                }
                catch (Exception)
                {
                    // Reaches nobody else: neither other handlers nor the line.
                }
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out UnitDoubtChange? change, out EventHandler<UnitDoubtChange>? handlers)
    {
        lock (_gate)
        {
            handlers = _handlers;
            _isRaising = _changes.TryDequeue(out change);
            return _isRaising;
        }
    }
}
