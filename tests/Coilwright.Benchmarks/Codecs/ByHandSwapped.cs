using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Benchmarks.Codecs;

/// <summary>What a person would write for <see cref="SwappedMap"/>: the length checked once, then BinaryPrimitives at constant offsets.</summary>
internal static class ByHandSwapped
{
    private const int Size = 250;

    public static void Decode(ReadOnlySpan<byte> data, SwappedMap map)
    {
        data = data[..Size];
        map.Double0 = BitConverter.UInt64BitsToDouble(Read64(data[0..]));
        map.Double1 = BitConverter.UInt64BitsToDouble(Read64(data[8..]));
        map.Double2 = BitConverter.UInt64BitsToDouble(Read64(data[16..]));
        map.Double3 = BitConverter.UInt64BitsToDouble(Read64(data[24..]));
        map.Double4 = BitConverter.UInt64BitsToDouble(Read64(data[32..]));
        map.Single0 = BitConverter.UInt32BitsToSingle(Read32(data[40..]));
        map.Single1 = BitConverter.UInt32BitsToSingle(Read32(data[44..]));
        map.Signed0 = (int)Read32(data[48..]);
        map.Unsigned0 = Read32(data[52..]);
        map.Single2 = BitConverter.UInt32BitsToSingle(Read32(data[56..]));
        map.Single3 = BitConverter.UInt32BitsToSingle(Read32(data[60..]));
        map.Signed1 = (int)Read32(data[64..]);
        map.Unsigned1 = Read32(data[68..]);
        map.Single4 = BitConverter.UInt32BitsToSingle(Read32(data[72..]));
        map.Single5 = BitConverter.UInt32BitsToSingle(Read32(data[76..]));
        map.Signed2 = (int)Read32(data[80..]);
        map.Unsigned2 = Read32(data[84..]);
        map.Single6 = BitConverter.UInt32BitsToSingle(Read32(data[88..]));
        map.Single7 = BitConverter.UInt32BitsToSingle(Read32(data[92..]));
        map.Signed3 = (int)Read32(data[96..]);
        map.Unsigned3 = Read32(data[100..]);
        map.Single8 = BitConverter.UInt32BitsToSingle(Read32(data[104..]));
        map.Single9 = BitConverter.UInt32BitsToSingle(Read32(data[108..]));
        map.Signed4 = (int)Read32(data[112..]);
        map.Unsigned4 = Read32(data[116..]);
        map.Single10 = BitConverter.UInt32BitsToSingle(Read32(data[120..]));
        map.Single11 = BitConverter.UInt32BitsToSingle(Read32(data[124..]));
        map.Signed5 = (int)Read32(data[128..]);
        map.Unsigned5 = Read32(data[132..]);
        map.Single12 = BitConverter.UInt32BitsToSingle(Read32(data[136..]));
        map.Single13 = BitConverter.UInt32BitsToSingle(Read32(data[140..]));
        map.Signed6 = (int)Read32(data[144..]);
        map.Unsigned6 = Read32(data[148..]);
        map.Single14 = BitConverter.UInt32BitsToSingle(Read32(data[152..]));
        map.Single15 = BitConverter.UInt32BitsToSingle(Read32(data[156..]));
        map.Signed7 = (int)Read32(data[160..]);
        map.Unsigned7 = Read32(data[164..]);
        map.Single16 = BitConverter.UInt32BitsToSingle(Read32(data[168..]));
        map.Single17 = BitConverter.UInt32BitsToSingle(Read32(data[172..]));
        map.Signed8 = (int)Read32(data[176..]);
        map.Unsigned8 = Read32(data[180..]);
        map.Single18 = BitConverter.UInt32BitsToSingle(Read32(data[184..]));
        map.Single19 = BitConverter.UInt32BitsToSingle(Read32(data[188..]));
        map.Signed9 = (int)Read32(data[192..]);
        map.Unsigned9 = Read32(data[196..]);
        map.Single20 = BitConverter.UInt32BitsToSingle(Read32(data[200..]));
        map.Single21 = BitConverter.UInt32BitsToSingle(Read32(data[204..]));
        map.Signed10 = (int)Read32(data[208..]);
        map.Unsigned10 = Read32(data[212..]);
        map.Single22 = BitConverter.UInt32BitsToSingle(Read32(data[216..]));
        map.Single23 = BitConverter.UInt32BitsToSingle(Read32(data[220..]));
        map.Signed11 = (int)Read32(data[224..]);
        map.Unsigned11 = Read32(data[228..]);
        map.Single24 = BitConverter.UInt32BitsToSingle(Read32(data[232..]));
        map.Single25 = BitConverter.UInt32BitsToSingle(Read32(data[236..]));
        map.Word0 = BinaryPrimitives.ReadUInt16BigEndian(data[240..]);
        map.Word1 = BinaryPrimitives.ReadUInt16BigEndian(data[242..]);
        map.Word2 = BinaryPrimitives.ReadUInt16BigEndian(data[244..]);
        map.Word3 = BinaryPrimitives.ReadUInt16BigEndian(data[246..]);
        map.Word4 = BinaryPrimitives.ReadUInt16BigEndian(data[248..]);
    }

    public static void Encode(SwappedMap map, Span<byte> data)
    {
        data = data[..Size];
        Write64(data[0..], BitConverter.DoubleToUInt64Bits(map.Double0));
        Write64(data[8..], BitConverter.DoubleToUInt64Bits(map.Double1));
        Write64(data[16..], BitConverter.DoubleToUInt64Bits(map.Double2));
        Write64(data[24..], BitConverter.DoubleToUInt64Bits(map.Double3));
        Write64(data[32..], BitConverter.DoubleToUInt64Bits(map.Double4));
        Write32(data[40..], BitConverter.SingleToUInt32Bits(map.Single0));
        Write32(data[44..], BitConverter.SingleToUInt32Bits(map.Single1));
        Write32(data[48..], (uint)map.Signed0);
        Write32(data[52..], map.Unsigned0);
        Write32(data[56..], BitConverter.SingleToUInt32Bits(map.Single2));
        Write32(data[60..], BitConverter.SingleToUInt32Bits(map.Single3));
        Write32(data[64..], (uint)map.Signed1);
        Write32(data[68..], map.Unsigned1);
        Write32(data[72..], BitConverter.SingleToUInt32Bits(map.Single4));
        Write32(data[76..], BitConverter.SingleToUInt32Bits(map.Single5));
        Write32(data[80..], (uint)map.Signed2);
        Write32(data[84..], map.Unsigned2);
        Write32(data[88..], BitConverter.SingleToUInt32Bits(map.Single6));
        Write32(data[92..], BitConverter.SingleToUInt32Bits(map.Single7));
        Write32(data[96..], (uint)map.Signed3);
        Write32(data[100..], map.Unsigned3);
        Write32(data[104..], BitConverter.SingleToUInt32Bits(map.Single8));
        Write32(data[108..], BitConverter.SingleToUInt32Bits(map.Single9));
        Write32(data[112..], (uint)map.Signed4);
        Write32(data[116..], map.Unsigned4);
        Write32(data[120..], BitConverter.SingleToUInt32Bits(map.Single10));
        Write32(data[124..], BitConverter.SingleToUInt32Bits(map.Single11));
        Write32(data[128..], (uint)map.Signed5);
        Write32(data[132..], map.Unsigned5);
        Write32(data[136..], BitConverter.SingleToUInt32Bits(map.Single12));
        Write32(data[140..], BitConverter.SingleToUInt32Bits(map.Single13));
        Write32(data[144..], (uint)map.Signed6);
        Write32(data[148..], map.Unsigned6);
        Write32(data[152..], BitConverter.SingleToUInt32Bits(map.Single14));
        Write32(data[156..], BitConverter.SingleToUInt32Bits(map.Single15));
        Write32(data[160..], (uint)map.Signed7);
        Write32(data[164..], map.Unsigned7);
        Write32(data[168..], BitConverter.SingleToUInt32Bits(map.Single16));
        Write32(data[172..], BitConverter.SingleToUInt32Bits(map.Single17));
        Write32(data[176..], (uint)map.Signed8);
        Write32(data[180..], map.Unsigned8);
        Write32(data[184..], BitConverter.SingleToUInt32Bits(map.Single18));
        Write32(data[188..], BitConverter.SingleToUInt32Bits(map.Single19));
        Write32(data[192..], (uint)map.Signed9);
        Write32(data[196..], map.Unsigned9);
        Write32(data[200..], BitConverter.SingleToUInt32Bits(map.Single20));
        Write32(data[204..], BitConverter.SingleToUInt32Bits(map.Single21));
        Write32(data[208..], (uint)map.Signed10);
        Write32(data[212..], map.Unsigned10);
        Write32(data[216..], BitConverter.SingleToUInt32Bits(map.Single22));
        Write32(data[220..], BitConverter.SingleToUInt32Bits(map.Single23));
        Write32(data[224..], (uint)map.Signed11);
        Write32(data[228..], map.Unsigned11);
        Write32(data[232..], BitConverter.SingleToUInt32Bits(map.Single24));
        Write32(data[236..], BitConverter.SingleToUInt32Bits(map.Single25));
        BinaryPrimitives.WriteUInt16BigEndian(data[240..], map.Word0);
        BinaryPrimitives.WriteUInt16BigEndian(data[242..], map.Word1);
        BinaryPrimitives.WriteUInt16BigEndian(data[244..], map.Word2);
        BinaryPrimitives.WriteUInt16BigEndian(data[246..], map.Word3);
        BinaryPrimitives.WriteUInt16BigEndian(data[248..], map.Word4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Read32(ReadOnlySpan<byte> data) => BitOperations.RotateLeft(BinaryPrimitives.ReadUInt32BigEndian(data), 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write32(Span<byte> data, uint value) =>
        BinaryPrimitives.WriteUInt32BigEndian(data, BitOperations.RotateLeft(value, 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read64(ReadOnlySpan<byte> data) => Reverse(BinaryPrimitives.ReadUInt64BigEndian(data));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write64(Span<byte> data, ulong value) => BinaryPrimitives.WriteUInt64BigEndian(data, Reverse(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Reverse(ulong value)
    {
        value = BitOperations.RotateLeft(value, 32);
        return ((value & 0x0000_FFFF_0000_FFFF) << 16) | ((value >> 16) & 0x0000_FFFF_0000_FFFF);
    }
}
