using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Integers of variable length: seven bits a byte, the least significant first (Protocol Buffers, "Base 128 Varints").</summary>
internal static class VarInt
{
    /// <summary>The longest one.</summary>
    public const int MaxSize = 10;

    /// <summary>The number of bytes that a value takes, 1 to 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(ulong value) => ((BitOperations.Log2(value | 1) * 9) + 73) >> 6;

    /// <summary>The bits that stand on the wire: negative values are extended to 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToBits<T>(T value)
        where T : unmanaged, IBinaryInteger<T> => (ulong)long.CreateTruncating(value);

    /// <summary>The value whose bits came over the wire, cut to its width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FromBits<T>(ulong bits)
        where T : unmanaged, IBinaryInteger<T> => T.CreateTruncating(bits);

    /// <summary>0, -1, 1, -2, … as 0, 1, 2, 3, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The value that <see cref="ToZigZag"/> took.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Writes a value and returns the position behind it.</summary>
    public static int Write(Span<byte> destination, int position, ulong value)
    {
        int end = position + SizeOf(value);
        if (end > destination.Length)
        {
            MessageWriter.ThrowTooSmall(destination);
        }

        while (position < end - 1)
        {
            destination[position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        destination[position] = (byte)value;
        return end;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="data">The bytes, beginning with the varint.</param>
    /// <param name="value">The value.</param>
    /// <returns>How many bytes it took; 0 if the data end before it does, -1 if it does not fit into 64 bits.</returns>
    public static int Read(ReadOnlySpan<byte> data, out ulong value)
    {
        if (data.Length >= sizeof(ulong))
        {
            ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(data);
            ulong ends = ~bytes & 0x8080_8080_8080_8080;
            if (ends != 0)
            {
                int bits = BitOperations.TrailingZeroCount(ends) + 1;
                value = Compress(bytes & (ulong.MaxValue >> (64 - bits)));
                return bits >> 3;
            }
        }

        return ReadBytewise(data, out value);
    }

    /// <summary>Takes the continuation bits out, in three steps that each join neighbours: 8 x 7, 4 x 14, 2 x 28, 56 bits.</summary>
    private static ulong Compress(ulong bytes)
    {
        bytes = ((bytes & 0x7F00_7F00_7F00_7F00) >> 1) | (bytes & 0x007F_007F_007F_007F);
        bytes = ((bytes & 0x3FFF_0000_3FFF_0000) >> 2) | (bytes & 0x0000_3FFF_0000_3FFF);
        return ((bytes & 0x0FFF_FFFF_0000_0000) >> 4) | (bytes & 0x0000_0000_0FFF_FFFF);
    }

    private static int ReadBytewise(ReadOnlySpan<byte> data, out ulong value)
    {
        value = 0;
        for (int index = 0; index < data.Length; index++)
        {
            ulong part = data[index];
            if (index == MaxSize - 1 && part > 1)
            {
                return -1;
            }

            value |= (part & 0x7F) << (7 * index);
            if (part < 0x80)
            {
                return index + 1;
            }
        }

        return 0;
    }
}
