using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Numbers in their own one, two, four or eight bytes.</summary>
internal static class FixedSize
{
    /// <summary>Reads a number; the least significant byte comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ReadLittleEndian<T>(ReadOnlySpan<byte> data)
        where T : unmanaged => BitConverter.IsLittleEndian ? MemoryMarshal.Read<T>(data) : Reverse(MemoryMarshal.Read<T>(data));

    /// <summary>Reads a number; the most significant byte comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ReadBigEndian<T>(ReadOnlySpan<byte> data)
        where T : unmanaged => BitConverter.IsLittleEndian ? Reverse(MemoryMarshal.Read<T>(data)) : MemoryMarshal.Read<T>(data);

    /// <summary>Writes a number, the least significant byte first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteLittleEndian<T>(Span<byte> destination, T value)
        where T : unmanaged => MemoryMarshal.Write(destination, BitConverter.IsLittleEndian ? value : Reverse(value));

    /// <summary>Writes a number, the most significant byte first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBigEndian<T>(Span<byte> destination, T value)
        where T : unmanaged => MemoryMarshal.Write(destination, BitConverter.IsLittleEndian ? Reverse(value) : value);

    /// <summary>Writes a number, the least significant byte first, where the caller has made sure of the room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreLittleEndian<T>(ref byte destination, T value)
        where T : unmanaged => Unsafe.WriteUnaligned(ref destination, BitConverter.IsLittleEndian ? value : Reverse(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reverse<T>(T value)
        where T : unmanaged
    {
        return Unsafe.SizeOf<T>() switch
        {
            sizeof(ushort) => Unsafe.BitCast<ushort, T>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<T, ushort>(value))),
            sizeof(uint) => Unsafe.BitCast<uint, T>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<T, uint>(value))),
            sizeof(ulong) => Unsafe.BitCast<ulong, T>(BinaryPrimitives.ReverseEndianness(Unsafe.BitCast<T, ulong>(value))),
            _ => value,
        };
    }
}
