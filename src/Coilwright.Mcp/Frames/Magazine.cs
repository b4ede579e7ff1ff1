namespace Coilwright.Mcp.Frames;

/// <summary>A few objects that are handed on together. Belongs to one thread at a time.</summary>
/// <typeparam name="T">The kind of object.</typeparam>
internal sealed class Magazine<T>
    where T : class
{
    private const int Size = 32;

    private readonly Slot[] _slots = new Slot[Size];
    private int _count;

    /// <summary>Whether there is nothing to take.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Whether there is no room.</summary>
    public bool IsFull => _count == Size;

    /// <summary>Takes the object that was put in last.</summary>
    public T Take()
    {
        ref Slot slot = ref _slots[--_count];
        T item = slot.Item!;
        slot.Item = null;
        return item;
    }

    /// <summary>Puts an object in.</summary>
    public void Put(T item) => _slots[_count++].Item = item;

    // A struct around each, because storing into an array of a class checks for one that is an array of something narrower.
    private struct Slot
    {
        public T? Item;
    }
}
