using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageWriter
{
    /// <summary>Tagged layout: writes every item behind a tag of its own.</summary>
    public void WriteRepeated<T, TCodec>(uint tag, ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T>
    {
        MessageWriter copy = this;
        foreach (T item in items)
        {
            copy.WriteTag(tag);
            TCodec.Write(ref copy, item);
        }

        this = copy;
    }

    /// <summary>Tagged layout: writes all items behind one tag and their length in bytes; nothing if there are none.</summary>
    public void WritePacked<T, TCodec>(uint tag, ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T>
    {
        if (!items.IsEmpty)
        {
            WriteTag(tag);
            WriteVarInt(EncodedSize.Items<T, TCodec>(items));
            WriteItems<T, TCodec>(items);
        }
    }

    /// <summary>Packed layout: writes all items behind their number.</summary>
    public void WriteCounted<T, TCodec>(ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T>
    {
        WriteVarInt(items.Length);
        WriteItems<T, TCodec>(items);
    }

    /// <summary>Packed layout: writes a list of fixed length, what is missing as zeros.</summary>
    /// <exception cref="InvalidOperationException">There are more items.</exception>
    public void WriteFixedList<T, TCodec>(ReadOnlySpan<T> items, int length)
        where TCodec : IValueCodec<T>
    {
        FixedLength.Check(items.Length, length);
        WriteItems<T, TCodec>(items);
        Take((length - items.Length) * TCodec.FixedSize).Clear();
    }

    /// <summary>Tagged layout: writes every entry of a map behind a tag of its own, in the map's order.</summary>
    public void WriteMap<TKey, TValue, TKeyCodec, TValueCodec>(uint tag, IEnumerable<KeyValuePair<TKey, TValue>>? map)
        where TKey : notnull
        where TKeyCodec : IValueCodec<TKey>
        where TValueCodec : IValueCodec<TValue>
    {
        MessageWriter copy = this;
        if (map is Dictionary<TKey, TValue> dictionary)
        {
            foreach ((TKey key, TValue value) in dictionary)
            {
                WriteEntry<TKey, TValue, TKeyCodec, TValueCodec>(ref copy, tag, key, value);
            }
        }
        else if (map is not null)
        {
            foreach ((TKey key, TValue value) in map)
            {
                WriteEntry<TKey, TValue, TKeyCodec, TValueCodec>(ref copy, tag, key, value);
            }
        }

        this = copy;
    }

    private static void WriteEntry<TKey, TValue, TKeyCodec, TValueCodec>(ref MessageWriter writer, uint tag, TKey key, TValue value)
        where TKey : notnull
        where TKeyCodec : IValueCodec<TKey>
        where TValueCodec : IValueCodec<TValue>
    {
        writer.WriteTag(tag);
        _ = writer.Take(1);
        int start = writer.Position;
        if (!TKeyCodec.IsDefault(key))
        {
            writer.WriteTag(MapEntry.KeyTag<TKey, TKeyCodec>());
            TKeyCodec.Write(ref writer, key);
        }

        if (!TValueCodec.IsDefault(value))
        {
            writer.WriteTag(MapEntry.ValueTag<TValue, TValueCodec>());
            TValueCodec.Write(ref writer, value);
        }

        writer.Position = EndMessage(writer._destination, start, writer.Position - start);
    }

    private void WriteItems<T, TCodec>(ReadOnlySpan<T> items)
        where TCodec : IValueCodec<T>
    {
        if (TCodec.IsMemoryImage)
        {
            int size = items.Length * TCodec.FixedSize;
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), size).CopyTo(Take(size));
            return;
        }

        MessageWriter copy = this;
        foreach (T item in items)
        {
            TCodec.Write(ref copy, item);
        }

        this = copy;
    }
}
