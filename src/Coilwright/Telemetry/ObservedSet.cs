namespace Coilwright.Telemetry;

/// <summary>Those whose numbers an instrument asks for. Thread-safe: who reads sees them as they were at one moment.</summary>
internal sealed class ObservedSet<T>
    where T : class
{
    private readonly Lock _gate = new();
    private T[] _items = [];

    public IReadOnlyList<T> Items => Volatile.Read(ref _items);

    public void Add(T item)
    {
        lock (_gate)
        {
            Volatile.Write(ref _items, [.. _items, item]);
        }
    }

    public void Remove(T item)
    {
        lock (_gate)
        {
            Volatile.Write(ref _items, [.. _items.Where(other => other != item)]);
        }
    }
}
