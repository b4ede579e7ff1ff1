using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Coilwright.Mcp.Messages;

/// <summary>
/// Collects the items of a list where they are to stay: in the list or array that stood there before, otherwise in a new one. Only an array
/// whose number of items is not known beforehand is collected in a pooled one first.
/// </summary>
public ref struct ListBuilder<T>
{
    private const int FirstPooledCapacity = 16;

    private readonly int _maxLength;
    private readonly int _existingCount;
    private readonly bool _makesList;
    private List<T>? _list;
    private T[]? _array;
    private bool _isPooled;
    private Span<T> _room;
    private int _count;

    /// <summary>Makes a list.</summary>
    /// <param name="list">A list whose items are replaced, those of reference types being read into again, and which is then returned.</param>
    /// <param name="maxLength">The most items to accept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ListBuilder(List<T>? list, int maxLength = int.MaxValue)
    {
        _makesList = true;
        _maxLength = maxLength;
        _list = list;
        _room = CollectionsMarshal.AsSpan(list);
        _existingCount = _room.Length;
    }

    /// <summary>Makes an array.</summary>
    /// <param name="array">An array that is overwritten, its items of reference types being read into again, and returned if it has the right length.</param>
    /// <param name="maxLength">The most items to accept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ListBuilder(T[]? array, int maxLength = int.MaxValue)
    {
        _maxLength = maxLength;
        _array = array;
        _room = array;
        _existingCount = _room.Length;
    }

    /// <summary>Whether the list was on the wire, be it empty.</summary>
    public bool IsPresent { get; internal set; }

    /// <summary>What stood before where the next item will stand.</summary>
    internal readonly T? Existing => _count < _existingCount ? _room[_count] : default;

    /// <summary>The items in an array.</summary>
    public T[] ToArray()
    {
        if (_array?.Length == _count)
        {
            return _array;
        }

        T[] array = _room[.._count].ToArray();
        ReturnPooled();
        return array;
    }

    /// <summary>The items in a list.</summary>
    public List<T> ToList()
    {
        _list ??= [];
        if (_list.Count != _count)
        {
            CollectionsMarshal.SetCount(_list, _count);
        }

        return _list;
    }

    /// <summary>Whether one more item is allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool CanAdd()
    {
        IsPresent = true;
        return _count < _maxLength;
    }

    /// <summary>Makes room for a number of items, unless they are more than allowed.</summary>
    internal bool TryReserve(int more)
    {
        IsPresent = true;
        if (more > _maxLength - _count)
        {
            return false;
        }

        int needed = _count + more;
        if (needed > _room.Length)
        {
            if (_makesList)
            {
                _list ??= [];
                CollectionsMarshal.SetCount(_list, needed);
                _room = CollectionsMarshal.AsSpan(_list);
            }
            else
            {
                // What comes first is often all.
                Move(_count == 0 ? new T[needed] : ArrayPool<T>.Shared.Rent(Math.Max(needed, Doubled())), isPooled: _count > 0);
            }
        }

        return true;
    }

    /// <summary>Adds an item that is allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(T item)
    {
        if (_count < _room.Length)
        {
            _room[_count] = item;
        }
        else
        {
            AddBehind(item);
        }

        _count++;
    }

    /// <summary>Adds items, for which there is room, from bytes that hold them as memory does.</summary>
    internal void AddImage(ReadOnlySpan<byte> image, int count)
    {
        if (count > 0)
        {
            image.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref _room[_count]), image.Length));
            _count += count;
        }
    }

    private void AddBehind(T item)
    {
        if (_makesList)
        {
            // It then is as long as what was collected: the room was all of it, and is used up.
            (_list ??= []).Add(item);
            return;
        }

        Move(ArrayPool<T>.Shared.Rent(Math.Max(FirstPooledCapacity, Doubled())), isPooled: true);
        _room[_count] = item;
    }

    private readonly int Doubled() => (int)Math.Min(Array.MaxLength, 2L * _room.Length);

    private void Move(T[] larger, bool isPooled)
    {
        _room.CopyTo(larger);
        ReturnPooled();
        _array = larger;
        _isPooled = isPooled;
        _room = larger;
    }

    private void ReturnPooled()
    {
        if (_isPooled)
        {
            ArrayPool<T>.Shared.Return(_array!, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            _isPooled = false;
        }
    }
}
