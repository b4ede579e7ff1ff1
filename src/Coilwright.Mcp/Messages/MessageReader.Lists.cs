using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageReader
{
    /// <summary>Reads one item of a list that stands behind a tag of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadItem<T, TCodec>(scoped ref ListBuilder<T> list)
        where TCodec : IValueCodec<T>
    {
        MessageReader copy = this;
        copy.ReadItemCore<T, TCodec>(ref list);
        this = copy;
    }

    /// <summary>Reads the items of a list that stand together behind one tag and their length in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadPacked<T, TCodec>(scoped ref ListBuilder<T> list)
        where TCodec : IValueCodec<T>
    {
        MessageReader copy = this;
        copy.ReadPackedCore<T, TCodec>(ref list);
        this = copy;
    }

    private void ReadItemCore<T, TCodec>(scoped ref ListBuilder<T> list)
        where TCodec : IValueCodec<T>
    {
        if (!list.CanAdd())
        {
            Fail(McpFormatFault.TooLong);
            return;
        }

        list.Add(TCodec.Read(ref this, list.Existing));
    }

    private void ReadPackedCore<T, TCodec>(scoped ref ListBuilder<T> list)
        where TCodec : IValueCodec<T>
    {
        ReadOnlySpan<byte> items = TakePrefixed();
        int start = _position - items.Length;
        if (TCodec.FixedSize > 0 && items.Length % TCodec.FixedSize != 0)
        {
            FailAt(start, McpFormatFault.Truncated);
            return;
        }

        int count = TCodec.FixedSize > 0 ? items.Length / TCodec.FixedSize : CountVarInts(items);
        if (!list.TryReserve(count))
        {
            FailAt(start, McpFormatFault.TooLong);
            return;
        }

        if (TCodec.IsMemoryImage)
        {
            list.AddImage(items, count);
            return;
        }

        MessageReader inner = this;
        inner._data = _data[.._position];
        inner._position = start;
        ReadItems<T, TCodec>(ref inner, ref list, count);
        FinishInner(inner);
    }

    private static void ReadItems<T, TCodec>(scoped ref MessageReader reader, scoped ref ListBuilder<T> list, int count)
        where TCodec : IValueCodec<T>
    {
        for (int index = 0; index < count && !reader.HasStopped; index++)
        {
            list.Add(TCodec.Read(ref reader, list.Existing));
        }
    }

    /// <summary>The bytes without a continuation bit; the last varint may lack its end.</summary>
    private static int CountVarInts(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        foreach (byte part in bytes)
        {
            count += part < 0x80 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Ends a reader of part of the message: it must have read that part to its end.</summary>
    private void FinishInner(scoped in MessageReader inner)
    {
        if (inner.HasStopped)
        {
            _position = _data.Length;
        }
        else if (inner._position != inner._data.Length)
        {
            FailAt(inner._position, McpFormatFault.Truncated);
        }
    }
}
