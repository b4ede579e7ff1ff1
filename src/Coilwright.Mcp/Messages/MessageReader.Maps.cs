using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageReader
{
    /// <summary>Reads one entry of a map: a nested message with the key as field 1 and the value as field 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadEntry<TKey, TValue, TKeyCodec, TValueCodec>(scoped ref MapBuilder<TKey, TValue> map)
        where TKey : notnull
        where TKeyCodec : IValueCodec<TKey>
        where TValueCodec : IValueCodec<TValue>
    {
        MessageReader copy = this;
        copy.ReadEntryCore<TKey, TValue, TKeyCodec, TValueCodec>(ref map);
        this = copy;
    }

    private void ReadEntryCore<TKey, TValue, TKeyCodec, TValueCodec>(scoped ref MapBuilder<TKey, TValue> map)
        where TKey : notnull
        where TKeyCodec : IValueCodec<TKey>
        where TValueCodec : IValueCodec<TValue>
    {
        ReadOnlySpan<byte> entry = TakePrefixed();
        int start = _position - entry.Length;
        MessageReader inner = this;
        inner._data = _data[.._position];
        inner._position = start;
        (TKey key, TValue value) = ReadEntry<TKey, TValue, TKeyCodec, TValueCodec>(ref inner, _tag);
        FinishInner(inner);
        if (!HasStopped && !map.TrySet(key, value))
        {
            FailAt(start, McpFormatFault.TooLong);
        }
    }

    private static (TKey Key, TValue Value) ReadEntry<TKey, TValue, TKeyCodec, TValueCodec>(scoped ref MessageReader reader, uint mapTag)
        where TKey : notnull
        where TKeyCodec : IValueCodec<TKey>
        where TValueCodec : IValueCodec<TValue>
    {
        TKey? key = default;
        TValue? value = default;
        bool hasKey = false;
        bool hasValue = false;
        for (uint tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            // An error names the map, not the parts of its entry.
            reader._tag = mapTag;
            if (tag == MapEntry.KeyTag<TKey, TKeyCodec>())
            {
                key = TKeyCodec.Read(ref reader);
                hasKey = true;
            }
            else if (tag == MapEntry.ValueTag<TValue, TValueCodec>())
            {
                value = TValueCodec.Read(ref reader, value);
                hasValue = true;
            }
            else if (tag >> WireTypeBits is MapEntry.KeyNumber or MapEntry.ValueNumber)
            {
                reader.Fail(McpFormatFault.WrongWireType);
            }
            else
            {
                reader.SkipValue(tag, depth: 0);
            }
        }

        return (hasKey ? key! : TKeyCodec.ReadMissing(ref reader), hasValue ? value! : TValueCodec.ReadMissing(ref reader));
    }
}
