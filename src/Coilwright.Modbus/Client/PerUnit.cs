namespace Coilwright.Modbus;

/// <summary>
/// Something that is kept of each unit. Room is made for sixteen units at a time, when the first of them has something to be kept: a client of one device
/// holds nothing for the other 255. Threads may look and make room at once; what they do with an element is theirs to order.
/// </summary>
internal sealed class PerUnit<T>
{
    private const int RowBits = 4;
    private const int RowLength = 1 << RowBits;

    private static readonly T[] Nothing = new T[RowLength];

    private T[]?[]? _rows;

    /// <summary>What is kept of a unit; the default while nothing is.</summary>
    public ref readonly T Of(byte unit)
    {
        T[]? row = Volatile.Read(ref _rows) is { } rows ? Volatile.Read(ref rows[unit >> RowBits]) : null;
        return ref (row ?? Nothing)[unit & (RowLength - 1)];
    }

    /// <summary>The same, to be changed.</summary>
    public ref T RoomOf(byte unit)
    {
        T[]?[] rows = Volatile.Read(ref _rows) ?? Make(ref _rows, 1 << (8 - RowBits));
        ref T[]? row = ref rows[unit >> RowBits];
        return ref (Volatile.Read(ref row) ?? Make(ref row, RowLength))[unit & (RowLength - 1)];
    }

    private static TElement[] Make<TElement>(ref TElement[]? place, int length) =>
        Interlocked.CompareExchange(ref place, new TElement[length], null) ?? place;
}
