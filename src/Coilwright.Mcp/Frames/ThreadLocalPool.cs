using System.Diagnostics.CodeAnalysis;
using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

/// <summary>
/// Keeps objects for their next use, a few of them with each thread: what a batch of calls gives back the next batch on the same thread takes, and
/// threads share nothing as long as each gives back as much as it takes.
/// </summary>
/// <typeparam name="T">The kind of object; there is one pool of each.</typeparam>
internal static class ThreadLocalPool<T>
    where T : class
{
    private const int PerThread = 32;

    private static readonly ObjectPool<T> Shared = new(capacity: 1024);

    [ThreadStatic]
    private static Near? _near;

    /// <summary>Takes a kept object, if there is one.</summary>
    public static bool TryRent([NotNullWhen(true)] out T? item)
    {
        Near? near = _near;
        if (near is null || near.Count == 0)
        {
            return Shared.TryRent(out item);
        }

        ref Slot slot = ref near.Slots[--near.Count];
        item = slot.Item!;
        slot.Item = null;
        return true;
    }

    /// <summary>Keeps an object that nobody uses any more.</summary>
    public static void Return(T item)
    {
        Near near = _near ??= new Near();
        if (near.Count < PerThread)
        {
            near.Slots[near.Count++].Item = item;
        }
        else
        {
            Shared.Return(item);
        }
    }

    private sealed class Near
    {
        public readonly Slot[] Slots = new Slot[PerThread];

        public int Count;
    }

    // A struct around each, because storing into an array of a class checks for one that is an array of something narrower.
    private struct Slot
    {
        public T? Item;
    }
}
