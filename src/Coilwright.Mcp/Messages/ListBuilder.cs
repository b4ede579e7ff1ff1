using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Collects the items of a list in a pooled array, then hands them over in an array or list of exactly their number.</summary>
/// <param name="existing">The items that stood in the list before; those of reference types are read into again.</param>
/// <param name="maxLength">The most items to accept.</param>
public ref struct ListBuilder<T>(ReadOnlySpan<T> existing, int maxLength = int.MaxValue)
{
    private const int FirstCapacity = 16;

    private readonly ReadOnlySpan<T> _existing = existing;
    private readonly int _maxLength = maxLength;
    private T[] _items = [];
    private int _count;

    /// <summary>Whether the list was on the wire, be it empty.</summary>
    public bool IsPresent { get; internal set; }

    /// <summary>What stood before where the next item will stand.</summary>
    internal readonly T? Existing => _count < _existing.Length ? _existing[_count] : default;

    /// <summary>The items in an array.</summary>
    /// <param name="reuse">An array that is overwritten and returned if it has the right length.</param>
    public T[] ToArray(T[]? reuse = null)
    {
        T[] array = reuse is not null && reuse.Length == _count ? reuse : _count == 0 ? [] : new T[_count];
        _items.AsSpan(0, _count).CopyTo(array);
        Return();
        return array;
    }

    /// <summary>The items in a list.</summary>
    /// <param name="reuse">A list whose items are replaced, and which is then returned.</param>
    public List<T> ToList(List<T>? reuse = null)
    {
        List<T> list = reuse ?? new(_count);
        CollectionsMarshal.SetCount(list, _count);
        _items.AsSpan(0, _count).CopyTo(CollectionsMarshal.AsSpan(list));
        Return();
        return list;
    }

    /// <summary>Makes room for more items, unless they are more than allowed.</summary>
    internal bool TryReserve(int more)
    {
        IsPresent = true;
        if (more > _maxLength - _count)
        {
            return false;
        }

        if (_count + more > _items.Length)
        {
            T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(Math.Max(_count + more, FirstCapacity), (int)Math.Min(Array.MaxLength, 2L * _count)));
            _items.AsSpan(0, _count).CopyTo(larger);
            Return();
            _items = larger;
        }

        return true;
    }

    /// <summary>Adds an item for which there is room.</summary>
    internal void Add(T item) => _items[_count++] = item;

    /// <summary>Adds items, for which there is room, from bytes that hold them as memory does.</summary>
    internal void AddImage(ReadOnlySpan<byte> image, int count)
    {
        if (count > 0)
        {
            image.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref _items[_count]), image.Length));
            _count += count;
        }
    }

    private void Return()
    {
        if (_items.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            _items = [];
        }
    }
}
