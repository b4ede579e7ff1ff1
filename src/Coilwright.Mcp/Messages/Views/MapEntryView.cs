namespace Coilwright.Mcp.Messages;

/// <summary>One entry of a map, read from its bytes.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TKeyReader">How the key is read.</typeparam>
/// <typeparam name="TValue">The type of the value.</typeparam>
/// <typeparam name="TValueReader">How the value is read.</typeparam>
public readonly ref struct MapEntryView<TKey, TKeyReader, TValue, TValueReader>
    where TKey : allows ref struct
    where TKeyReader : IViewReader<TKey>
    where TValue : allows ref struct
    where TValueReader : IViewReader<TValue>
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly int _key;
    private readonly int _value;

    internal MapEntryView(ReadOnlySpan<byte> data, MessageSchema schema)
    {
        _data = data;
        _key = data.Length;
        _value = data.Length;
        DecodeState state = default;
        var reader = new MessageReader(data, ref state);
        for (uint tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            if (tag == ((MapEntry.KeyNumber << 3) | (uint)TKeyReader.WireType))
            {
                _key = reader.Position;
                TKeyReader.Skip(ref reader);
            }
            else if (tag == ((MapEntry.ValueNumber << 3) | (uint)TValueReader.WireType))
            {
                _value = reader.Position;
                TValueReader.Skip(ref reader);
            }
            else if (tag >> 3 is MapEntry.KeyNumber or MapEntry.ValueNumber)
            {
                reader.Refuse(McpFormatFault.WrongWireType);
            }
            else
            {
                reader.SkipItem();
            }
        }

        MessageView.Require(reader, state, schema);
    }

    /// <summary>The key.</summary>
    public TKey Key => _key < _data.Length ? TKeyReader.Read(_data, _key) : TKeyReader.ReadMissing();

    /// <summary>The value.</summary>
    public TValue Value => _value < _data.Length ? TValueReader.Read(_data, _value) : TValueReader.ReadMissing();
}
