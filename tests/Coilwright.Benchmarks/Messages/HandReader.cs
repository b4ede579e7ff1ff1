using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Coilwright.Benchmarks.Messages;

/// <summary>What a codec by hand reads with. Throws for bytes that end too soon, by the bounds of the span.</summary>
internal ref struct HandReader(ReadOnlySpan<byte> data)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    public readonly bool HasMore => _position < _data.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte() => _data[_position++];

    public ulong ReadVarInt()
    {
        ReadOnlySpan<byte> data = _data;
        int position = _position;
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = data[position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                _position = position;
                return value;
            }
        }

        throw new InvalidDataException("A varint is too long.");
    }

    public double ReadDouble()
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(_data[_position..]);
        _position += sizeof(double);
        return value;
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        int length = (int)ReadVarInt();
        ReadOnlySpan<byte> bytes = _data.Slice(_position, length);
        _position += length;
        return bytes;
    }

    /// <summary>Refuses what is not UTF-8, as Protocol Buffers demands.</summary>
    public string ReadText() => Strict.GetString(ReadBytes());
}
