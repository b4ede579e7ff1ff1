using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Values;

/// <summary>
/// Values of several registers with the least significant register first: <see cref="RegisterOrder.CDAB"/>, and on 64 bits GHEFCDAB.
/// </summary>
/// <remarks>Every method throws <see cref="ArgumentOutOfRangeException"/> if the span is shorter than the value.</remarks>
public static class WordSwapped
{
    /// <summary>Reads a signed 32-bit integer from two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadInt32(ReadOnlySpan<byte> source) => unchecked((int)ReadUInt32(source));

    /// <summary>Writes a signed 32-bit integer to two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt32(Span<byte> destination, int value) => WriteUInt32(destination, unchecked((uint)value));

    /// <summary>Reads an unsigned 32-bit integer from two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ReadUInt32(ReadOnlySpan<byte> source) => BitOperations.RotateLeft(BinaryPrimitives.ReadUInt32BigEndian(source), 16);

    /// <summary>Writes an unsigned 32-bit integer to two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt32(Span<byte> destination, uint value) => BinaryPrimitives.WriteUInt32BigEndian(destination, BitOperations.RotateLeft(value, 16));

    /// <summary>Reads a signed 64-bit integer from four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadInt64(ReadOnlySpan<byte> source) => unchecked((long)ReadUInt64(source));

    /// <summary>Writes a signed 64-bit integer to four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt64(Span<byte> destination, long value) => WriteUInt64(destination, unchecked((ulong)value));

    /// <summary>Reads an unsigned 64-bit integer from four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(ReadOnlySpan<byte> source) => RegisterWords.Reverse(BinaryPrimitives.ReadUInt64BigEndian(source));

    /// <summary>Writes an unsigned 64-bit integer to four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt64(Span<byte> destination, ulong value) => BinaryPrimitives.WriteUInt64BigEndian(destination, RegisterWords.Reverse(value));

    /// <summary>Reads a binary32 number from two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReadSingle(ReadOnlySpan<byte> source) => BitConverter.UInt32BitsToSingle(ReadUInt32(source));

    /// <summary>Writes a binary32 number to two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteSingle(Span<byte> destination, float value) => WriteUInt32(destination, BitConverter.SingleToUInt32Bits(value));

    /// <summary>Reads a binary64 number from four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReadDouble(ReadOnlySpan<byte> source) => BitConverter.UInt64BitsToDouble(ReadUInt64(source));

    /// <summary>Writes a binary64 number to four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDouble(Span<byte> destination, double value) => WriteUInt64(destination, BitConverter.DoubleToUInt64Bits(value));
}
