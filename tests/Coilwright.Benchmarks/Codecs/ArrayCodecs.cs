using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Coilwright.Benchmarks.Codecs;

/// <summary>A map of one array against one vectorised call.</summary>
internal sealed class ArrayCodecs : IRows, ICodecs
{
    private const string Group = "codecs";
    private readonly byte[] _data = new byte[250];
    private readonly ArrayMap _map = new();

    // The same array on both sides: where one lies in memory tells in so short a time.
    private ushort[] Values => _map.Values;

    public int Place => 11;

    public IEnumerable<Row> Create() => Codecs.Select(codec => codec.ToRow());

    public IEnumerable<Codec> Codecs =>
    [
        new(Group, "decode 125 registers to one array", Limit.AtMost(1.2), Decode, DecodeByHand),
        new(Group, "encode one array to 125 registers", Limit.AtMost(1.15), Encode, EncodeByHand),
    ];

    private void Decode(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _map.DecodeInputRegisters0000(_data);
        }
    }

    private void DecodeByHand(int count)
    {
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(_data), Values);
        }
    }

    private void Encode(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _map.Encode(_data);
        }
    }

    private void EncodeByHand(int count)
    {
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.ReverseEndianness(Values, MemoryMarshal.Cast<byte, ushort>(_data.AsSpan()));
        }
    }
}
