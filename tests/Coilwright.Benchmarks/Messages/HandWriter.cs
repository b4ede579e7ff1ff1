using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Coilwright.Benchmarks.Messages;

/// <summary>What a codec by hand writes with: a span and a position, nothing kept that need not be.</summary>
internal ref struct HandWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    public int Position { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value) => _destination[Position++] = value;

    public void WriteVarInt(ulong value)
    {
        Span<byte> destination = _destination;
        int position = Position;
        for (; value >= 0x80; value >>= 7)
        {
            destination[position++] = (byte)(value | 0x80);
        }

        destination[position++] = (byte)value;
        Position = position;
    }

    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_destination[Position..], value);
        Position += sizeof(double);
    }

    /// <summary>The length of a text of at most 127 bytes is one byte, filled in behind; a longer text is measured first.</summary>
    public void WriteText(string text)
    {
        const int MostUnits = 127 / 3;
        if (text.Length > MostUnits)
        {
            WriteLongText(text);
            return;
        }

        int length = Encoding.UTF8.GetBytes(text, _destination[(Position + 1)..]);
        _destination[Position] = (byte)length;
        Position += 1 + length;
    }

    private void WriteLongText(string text)
    {
        WriteVarInt((ulong)Encoding.UTF8.GetByteCount(text));
        Position += Encoding.UTF8.GetBytes(text, _destination[Position..]);
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteVarInt((ulong)bytes.Length);
        bytes.CopyTo(_destination[Position..]);
        Position += bytes.Length;
    }
}
