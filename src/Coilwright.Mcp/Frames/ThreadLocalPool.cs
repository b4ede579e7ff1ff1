using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Mcp.Frames;

/// <summary>
/// Keeps objects for their next use, a few of them with each thread: what a batch of calls gives back the next batch on the same thread takes. What
/// one thread takes and another gives back goes through a common store, a <see cref="Magazine{T}"/> at a time.
/// </summary>
/// <typeparam name="T">The kind of object; there is one pool of each.</typeparam>
internal static class ThreadLocalPool<T>
    where T : class
{
    private static readonly MagazineStore<T> Store = new();

    [ThreadStatic]
    private static Magazine<T>? _loaded;

    // Full or empty: so that a thread that takes and gives back at the edge of one magazine need not go to the store each time.
    [ThreadStatic]
    private static Magazine<T>? _spare;

    /// <summary>Takes a kept object, if there is one.</summary>
    public static bool TryRent([NotNullWhen(true)] out T? item)
    {
        if (_loaded is { IsEmpty: false } loaded || TryLoadFull(out loaded))
        {
            item = loaded.Take();
            return true;
        }

        item = null;
        return false;
    }

    /// <summary>Keeps an object that nobody uses any more.</summary>
    public static void Return(T item)
    {
        Magazine<T>? loaded = _loaded;
        if (loaded is null or { IsFull: true })
        {
            loaded = LoadEmpty();
        }

        loaded.Put(item);
    }

    private static bool TryLoadFull([NotNullWhen(true)] out Magazine<T>? loaded)
    {
        loaded = _spare;
        if (loaded is null or { IsEmpty: true })
        {
            if (!Store.TryTakeFull(out loaded))
            {
                return false;
            }

            if (_spare is not null)
            {
                Store.KeepEmpty(_spare);
            }
        }

        _spare = _loaded;
        _loaded = loaded;
        return true;
    }

    private static Magazine<T> LoadEmpty()
    {
        Magazine<T>? loaded = _spare;
        if (loaded is null or { IsFull: true })
        {
            if (loaded is not null)
            {
                Store.KeepFull(loaded);
            }

            loaded = Store.TakeEmpty();
        }

        _spare = _loaded;
        _loaded = loaded;
        return loaded;
    }
}
