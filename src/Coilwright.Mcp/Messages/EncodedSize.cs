using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>How many bytes lists, maps and whatever stands behind a length take. Single values: <see cref="IValueCodec{T}.SizeOf"/>.</summary>
public static class EncodedSize
{
    /// <summary>The bytes of a length and of what follows it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Prefixed(int length) => VarInt.SizeOf((uint)length) + length;

    /// <summary>The bytes of all items, one behind the other.</summary>
    public static int Items<T, TCodec>(ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T>
    {
        if (TCodec.FixedSize > 0)
        {
            return items.Length * TCodec.FixedSize;
        }

        int size = 0;
        foreach (T item in items)
        {
            size += TCodec.SizeOf(item);
        }

        return size;
    }

    /// <summary>Tagged layout: the bytes of all items, each behind a tag of its own.</summary>
    public static int Repeated<T, TCodec>(int tagSize, ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T> => (items.Length * tagSize) + Items<T, TCodec>(items);

    /// <summary>Tagged layout: the bytes of all items behind one tag; none if there are no items.</summary>
    public static int Packed<T, TCodec>(int tagSize, ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T> => items.IsEmpty ? 0 : tagSize + Prefixed(Items<T, TCodec>(items));

    /// <summary>Packed layout: the bytes of all items behind their number.</summary>
    public static int Counted<T, TCodec>(ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T> => VarInt.SizeOf((uint)items.Length) + Items<T, TCodec>(items);

    /// <summary>Tagged layout: the bytes of all entries of a map, each behind a tag of its own.</summary>
    public static int Map<TKey, TValue, TKeyCodec, TValueCodec>(int tagSize, IEnumerable<KeyValuePair<TKey, TValue>>? map)
        where TKey : notnull
        where TKeyCodec : IValueCodec<TKey>
        where TValueCodec : IValueCodec<TValue>
    {
        int size = 0;
        if (map is Dictionary<TKey, TValue> dictionary)
        {
            foreach ((TKey key, TValue value) in dictionary)
            {
                size += tagSize + Prefixed(MapEntry.SizeOf<TKey, TValue, TKeyCodec, TValueCodec>(key, value));
            }
        }
        else if (map is not null)
        {
            foreach ((TKey key, TValue value) in map)
            {
                size += tagSize + Prefixed(MapEntry.SizeOf<TKey, TValue, TKeyCodec, TValueCodec>(key, value));
            }
        }

        return size;
    }
}
