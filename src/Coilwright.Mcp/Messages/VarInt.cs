using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        where T : unmanaged, IBinaryInteger<T>
    {
        // The types of nearly all fields are named, because the general way, though it comes to the same code, leaves the compiler nothing to
        // spend on the rest of a message.
        if (Unsafe.SizeOf<T>() == sizeof(ulong))
        {
            return Unsafe.BitCast<T, ulong>(value);
        }

        return typeof(T) == typeof(int) ? (ulong)Unsafe.BitCast<T, int>(value)
            : typeof(T) == typeof(uint) ? Unsafe.BitCast<T, uint>(value)
            : typeof(T) == typeof(byte) ? Unsafe.BitCast<T, byte>(value)
            : (ulong)long.CreateTruncating(value);
    }

    /// <summary>The value whose bits came over the wire, cut to its width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FromBits<T>(ulong bits)
        where T : unmanaged, IBinaryInteger<T> => Unsafe.SizeOf<T>() switch
        {
            sizeof(ulong) => Unsafe.BitCast<ulong, T>(bits),
            sizeof(uint) => Unsafe.BitCast<uint, T>((uint)bits),
            sizeof(ushort) => Unsafe.BitCast<ushort, T>((ushort)bits),
            _ => Unsafe.BitCast<byte, T>((byte)bits),
        };

    /// <summary>0, -1, 1, -2, … as 0, 1, 2, 3, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The value that <see cref="ToZigZag"/> took.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Writes a value and returns the position behind it.</summary>
    public static int Write(Span<byte> destination, int position, ulong value)
    {
        int size = SizeOf(value);
        if (size > destination.Length - position)
        {
            MessageWriter.ThrowTooSmall(destination);
        }

        if (size is >= sizeof(uint) and <= sizeof(ulong))
        {
            // All bytes but the last say that another follows. Two stores that overlap write exactly as many as there are.
            ulong bytes = Expand(value) | (0x0080_8080_8080_8080UL >> (8 * (sizeof(ulong) - size)));
            ref byte target = ref MemoryMarshal.GetReference(destination.Slice(position, size));
            FixedSize.StoreLittleEndian(ref target, (uint)bytes);
            FixedSize.StoreLittleEndian(ref Unsafe.Add(ref target, size - sizeof(uint)), (uint)(bytes >> (8 * (size - sizeof(uint)))));
            return position + size;
        }

        for (; value >= 0x80; value >>= 7)
        {
            destination[position++] = (byte)(value | 0x80);
        }

        destination[position++] = (byte)value;
        return position;
    }

    /// <summary>Reads the value that begins at a position of the data.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static VarIntRead Read(ReadOnlySpan<byte> data, int position)
    {
        int left = data.Length - position;
        if (data.Length < sizeof(ulong) || left <= 0)
        {
            return ReadBytewise(data[position..]);
        }

        // Near the end the last eight bytes are taken and those in front of the position shifted out. Zeros then come after the data, so that a
        // value without an end seems to end just behind them.
        ulong bytes = left >= sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(data[position..])
            : BinaryPrimitives.ReadUInt64LittleEndian(data[^sizeof(ulong)..]) >> (64 - (8 * left));
        ulong ends = ~bytes & 0x8080_8080_8080_8080;
        if (ends == 0)
        {
            return ReadBytewise(data[position..]);
        }

        int bits = BitOperations.TrailingZeroCount(ends) + 1;
        return bits > 8 * left
            ? VarIntRead.Failed(McpFormatFault.Truncated)
            : new(Compress(bytes & (ulong.MaxValue >> (64 - bits))), bits >> 3);
    }

    /// <summary>Takes the continuation bits out, in three steps that each join neighbours: 8 x 7, 4 x 14, 2 x 28, 56 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Compress(ulong bytes)
    {
        bytes = ((bytes & 0x7F00_7F00_7F00_7F00) >> 1) | (bytes & 0x007F_007F_007F_007F);
        bytes = ((bytes & 0x3FFF_0000_3FFF_0000) >> 2) | (bytes & 0x0000_3FFF_0000_3FFF);
        return ((bytes & 0x0FFF_FFFF_0000_0000) >> 4) | (bytes & 0x0000_0000_0FFF_FFFF);
    }

    /// <summary>Makes room for the continuation bits: <see cref="Compress"/> backwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Expand(ulong value)
    {
        value = ((value & 0x00FF_FFFF_F000_0000) << 4) | (value & 0x0000_0000_0FFF_FFFF);
        value = ((value & 0x0FFF_C000_0FFF_C000) << 2) | (value & 0x0000_3FFF_0000_3FFF);
        return ((value & 0x3F80_3F80_3F80_3F80) << 1) | (value & 0x007F_007F_007F_007F);
    }

    private static VarIntRead ReadBytewise(ReadOnlySpan<byte> data)
    {
        ulong value = 0;
        for (int index = 0; index < data.Length; index++)
        {
            ulong part = data[index];
            if (index == MaxSize - 1 && part > 1)
            {
                return VarIntRead.Failed(McpFormatFault.VarIntTooLong);
            }

            value |= (part & 0x7F) << (7 * index);
            if (part < 0x80)
            {
                return new(value, index + 1);
            }
        }

        return VarIntRead.Failed(McpFormatFault.Truncated);
    }
}
