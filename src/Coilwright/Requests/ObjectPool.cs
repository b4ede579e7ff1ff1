using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Requests;

/// <summary>Keeps objects for their next use. Thread-safe; a single caller is served without touching the queue.</summary>
/// <typeparam name="T">The kind of object.</typeparam>
internal sealed class ObjectPool<T>
    where T : class
{
    private readonly int _capacity;
    private T? _nearest;

    // Made when there is more than one to keep.
    private ConcurrentQueue<T>? _kept;
    private int _count;

    /// <param name="capacity">The most objects to keep; the rest is left to the garbage collector.</param>
    public ObjectPool(int capacity) => _capacity = capacity;

    /// <summary>Takes a kept object, if there is one.</summary>
    public bool TryRent([NotNullWhen(true)] out T? item)
    {
        item = Interlocked.Exchange(ref _nearest, null);
        if (item is null && Volatile.Read(ref _kept) is { } kept && kept.TryDequeue(out item))
        {
            Interlocked.Decrement(ref _count);
        }

        return item is not null;
    }

    /// <summary>Keeps an object that nobody uses any more.</summary>
    public void Return(T item)
    {
        if (Interlocked.CompareExchange(ref _nearest, item, null) is null)
        {
            return;
        }

        if (Interlocked.Increment(ref _count) <= _capacity)
        {
            LazyInitializer.EnsureInitialized(ref _kept, static () => new ConcurrentQueue<T>()).Enqueue(item);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
