using System.Diagnostics.CodeAnalysis;
using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

/// <summary>
/// Keeps objects for their next use, one of them with each thread: what a call gives back the next call on the same thread takes, and
/// threads share nothing as long as each gives back as much as it takes.
/// </summary>
/// <typeparam name="T">The kind of object; there is one pool of each.</typeparam>
internal static class ThreadLocalPool<T>
    where T : class
{
    private static readonly ObjectPool<T> Shared = new(capacity: 1024);

    [ThreadStatic]
    private static T? _nearest;

    /// <summary>Takes a kept object, if there is one.</summary>
    public static bool TryRent([NotNullWhen(true)] out T? item)
    {
        item = _nearest;
        _nearest = null;
        return item is not null || Shared.TryRent(out item);
    }

    /// <summary>Keeps an object that nobody uses any more.</summary>
    public static void Return(T item)
    {
        if (_nearest is null)
        {
            _nearest = item;
        }
        else
        {
            Shared.Return(item);
        }
    }
}
