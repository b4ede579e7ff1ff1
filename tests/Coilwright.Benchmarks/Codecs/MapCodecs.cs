namespace Coilwright.Benchmarks.Codecs;

/// <summary>Register maps against what a person would write.</summary>
internal sealed class MapCodecs : IRows, ICodecs
{
    private const string Group = "codecs";
    private readonly byte[] _data = new byte[250];
    private readonly OrderedMap _ordered = new();
    private readonly SwappedMap _swapped = new();

    public int Place => 10;

    public IEnumerable<Row> Create() => Codecs.Select(codec => codec.ToRow());

    public IEnumerable<Codec> Codecs =>
    [
        new(Group, "decode 125 registers to 60 values, ABCD", Limit.AtMost(1.15), DecodeOrdered, DecodeOrderedByHand),
        new(Group, "decode 125 registers to 60 values, CDAB", Limit.AtMost(1.15), DecodeSwapped, DecodeSwappedByHand),
        new(Group, "encode 60 values to 125 registers, ABCD", Limit.AtMost(1.15), EncodeOrdered, EncodeOrderedByHand),
        new(Group, "encode 60 values to 125 registers, CDAB", Limit.AtMost(1.15), EncodeSwapped, EncodeSwappedByHand),
    ];

    private void DecodeOrdered(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ordered.DecodeInputRegisters0000(_data);
        }
    }

    private void DecodeOrderedByHand(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ByHandOrdered.Decode(_data, _ordered);
        }
    }

    private void DecodeSwapped(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _swapped.DecodeInputRegisters0000(_data);
        }
    }

    private void DecodeSwappedByHand(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ByHandSwapped.Decode(_data, _swapped);
        }
    }

    private void EncodeOrdered(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ordered.Encode(_data);
        }
    }

    private void EncodeOrderedByHand(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ByHandOrdered.Encode(_ordered, _data);
        }
    }

    private void EncodeSwapped(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _swapped.Encode(_data);
        }
    }

    private void EncodeSwappedByHand(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ByHandSwapped.Encode(_swapped, _data);
        }
    }
}
