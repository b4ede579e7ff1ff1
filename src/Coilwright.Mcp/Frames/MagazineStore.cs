using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Mcp.Frames;

/// <summary>Where threads exchange full magazines for empty ones. Thread-safe; allocates nothing once there are as many as go round.</summary>
/// <typeparam name="T">The kind of object.</typeparam>
internal sealed class MagazineStore<T>
    where T : class
{
    // A thousand objects. The rest is left to the garbage collector.
    private const int MostFull = 32;

    private readonly ConcurrentQueue<Magazine<T>> _full = new();
    private readonly ConcurrentQueue<Magazine<T>> _empty = new();

    /// <summary>Takes a full one, if there is one.</summary>
    public bool TryTakeFull([NotNullWhen(true)] out Magazine<T>? full) => _full.TryDequeue(out full);

    /// <summary>Keeps a full one, unless there are many.</summary>
    public void KeepFull(Magazine<T> full)
    {
        // A few more or less do not matter.
        if (_full.Count < MostFull)
        {
            _full.Enqueue(full);
        }
    }

    /// <summary>Takes an empty one.</summary>
    public Magazine<T> TakeEmpty() => _empty.TryDequeue(out Magazine<T>? empty) ? empty : new Magazine<T>();

    /// <summary>Keeps an empty one, of which there are never more than have been full at once.</summary>
    public void KeepEmpty(Magazine<T> empty) => _empty.Enqueue(empty);
}
