using System.Buffers.Binary;

namespace Coilwright.Benchmarks.Codecs;

/// <summary>What a person would write for <see cref="OrderedMap"/>: the length checked once, then BinaryPrimitives at constant offsets.</summary>
internal static class ByHandOrdered
{
    private const int Size = 250;

    public static void Decode(ReadOnlySpan<byte> data, OrderedMap map)
    {
        data = data[..Size];
        map.Double0 = BinaryPrimitives.ReadDoubleBigEndian(data[0..]);
        map.Double1 = BinaryPrimitives.ReadDoubleBigEndian(data[8..]);
        map.Double2 = BinaryPrimitives.ReadDoubleBigEndian(data[16..]);
        map.Double3 = BinaryPrimitives.ReadDoubleBigEndian(data[24..]);
        map.Double4 = BinaryPrimitives.ReadDoubleBigEndian(data[32..]);
        map.Single0 = BinaryPrimitives.ReadSingleBigEndian(data[40..]);
        map.Single1 = BinaryPrimitives.ReadSingleBigEndian(data[44..]);
        map.Signed0 = BinaryPrimitives.ReadInt32BigEndian(data[48..]);
        map.Unsigned0 = BinaryPrimitives.ReadUInt32BigEndian(data[52..]);
        map.Single2 = BinaryPrimitives.ReadSingleBigEndian(data[56..]);
        map.Single3 = BinaryPrimitives.ReadSingleBigEndian(data[60..]);
        map.Signed1 = BinaryPrimitives.ReadInt32BigEndian(data[64..]);
        map.Unsigned1 = BinaryPrimitives.ReadUInt32BigEndian(data[68..]);
        map.Single4 = BinaryPrimitives.ReadSingleBigEndian(data[72..]);
        map.Single5 = BinaryPrimitives.ReadSingleBigEndian(data[76..]);
        map.Signed2 = BinaryPrimitives.ReadInt32BigEndian(data[80..]);
        map.Unsigned2 = BinaryPrimitives.ReadUInt32BigEndian(data[84..]);
        map.Single6 = BinaryPrimitives.ReadSingleBigEndian(data[88..]);
        map.Single7 = BinaryPrimitives.ReadSingleBigEndian(data[92..]);
        map.Signed3 = BinaryPrimitives.ReadInt32BigEndian(data[96..]);
        map.Unsigned3 = BinaryPrimitives.ReadUInt32BigEndian(data[100..]);
        map.Single8 = BinaryPrimitives.ReadSingleBigEndian(data[104..]);
        map.Single9 = BinaryPrimitives.ReadSingleBigEndian(data[108..]);
        map.Signed4 = BinaryPrimitives.ReadInt32BigEndian(data[112..]);
        map.Unsigned4 = BinaryPrimitives.ReadUInt32BigEndian(data[116..]);
        map.Single10 = BinaryPrimitives.ReadSingleBigEndian(data[120..]);
        map.Single11 = BinaryPrimitives.ReadSingleBigEndian(data[124..]);
        map.Signed5 = BinaryPrimitives.ReadInt32BigEndian(data[128..]);
        map.Unsigned5 = BinaryPrimitives.ReadUInt32BigEndian(data[132..]);
        map.Single12 = BinaryPrimitives.ReadSingleBigEndian(data[136..]);
        map.Single13 = BinaryPrimitives.ReadSingleBigEndian(data[140..]);
        map.Signed6 = BinaryPrimitives.ReadInt32BigEndian(data[144..]);
        map.Unsigned6 = BinaryPrimitives.ReadUInt32BigEndian(data[148..]);
        map.Single14 = BinaryPrimitives.ReadSingleBigEndian(data[152..]);
        map.Single15 = BinaryPrimitives.ReadSingleBigEndian(data[156..]);
        map.Signed7 = BinaryPrimitives.ReadInt32BigEndian(data[160..]);
        map.Unsigned7 = BinaryPrimitives.ReadUInt32BigEndian(data[164..]);
        map.Single16 = BinaryPrimitives.ReadSingleBigEndian(data[168..]);
        map.Single17 = BinaryPrimitives.ReadSingleBigEndian(data[172..]);
        map.Signed8 = BinaryPrimitives.ReadInt32BigEndian(data[176..]);
        map.Unsigned8 = BinaryPrimitives.ReadUInt32BigEndian(data[180..]);
        map.Single18 = BinaryPrimitives.ReadSingleBigEndian(data[184..]);
        map.Single19 = BinaryPrimitives.ReadSingleBigEndian(data[188..]);
        map.Signed9 = BinaryPrimitives.ReadInt32BigEndian(data[192..]);
        map.Unsigned9 = BinaryPrimitives.ReadUInt32BigEndian(data[196..]);
        map.Single20 = BinaryPrimitives.ReadSingleBigEndian(data[200..]);
        map.Single21 = BinaryPrimitives.ReadSingleBigEndian(data[204..]);
        map.Signed10 = BinaryPrimitives.ReadInt32BigEndian(data[208..]);
        map.Unsigned10 = BinaryPrimitives.ReadUInt32BigEndian(data[212..]);
        map.Single22 = BinaryPrimitives.ReadSingleBigEndian(data[216..]);
        map.Single23 = BinaryPrimitives.ReadSingleBigEndian(data[220..]);
        map.Signed11 = BinaryPrimitives.ReadInt32BigEndian(data[224..]);
        map.Unsigned11 = BinaryPrimitives.ReadUInt32BigEndian(data[228..]);
        map.Single24 = BinaryPrimitives.ReadSingleBigEndian(data[232..]);
        map.Single25 = BinaryPrimitives.ReadSingleBigEndian(data[236..]);
        map.Word0 = BinaryPrimitives.ReadUInt16BigEndian(data[240..]);
        map.Word1 = BinaryPrimitives.ReadUInt16BigEndian(data[242..]);
        map.Word2 = BinaryPrimitives.ReadUInt16BigEndian(data[244..]);
        map.Word3 = BinaryPrimitives.ReadUInt16BigEndian(data[246..]);
        map.Word4 = BinaryPrimitives.ReadUInt16BigEndian(data[248..]);
    }

    public static void Encode(OrderedMap map, Span<byte> data)
    {
        data = data[..Size];
        BinaryPrimitives.WriteDoubleBigEndian(data[0..], map.Double0);
        BinaryPrimitives.WriteDoubleBigEndian(data[8..], map.Double1);
        BinaryPrimitives.WriteDoubleBigEndian(data[16..], map.Double2);
        BinaryPrimitives.WriteDoubleBigEndian(data[24..], map.Double3);
        BinaryPrimitives.WriteDoubleBigEndian(data[32..], map.Double4);
        BinaryPrimitives.WriteSingleBigEndian(data[40..], map.Single0);
        BinaryPrimitives.WriteSingleBigEndian(data[44..], map.Single1);
        BinaryPrimitives.WriteInt32BigEndian(data[48..], map.Signed0);
        BinaryPrimitives.WriteUInt32BigEndian(data[52..], map.Unsigned0);
        BinaryPrimitives.WriteSingleBigEndian(data[56..], map.Single2);
        BinaryPrimitives.WriteSingleBigEndian(data[60..], map.Single3);
        BinaryPrimitives.WriteInt32BigEndian(data[64..], map.Signed1);
        BinaryPrimitives.WriteUInt32BigEndian(data[68..], map.Unsigned1);
        BinaryPrimitives.WriteSingleBigEndian(data[72..], map.Single4);
        BinaryPrimitives.WriteSingleBigEndian(data[76..], map.Single5);
        BinaryPrimitives.WriteInt32BigEndian(data[80..], map.Signed2);
        BinaryPrimitives.WriteUInt32BigEndian(data[84..], map.Unsigned2);
        BinaryPrimitives.WriteSingleBigEndian(data[88..], map.Single6);
        BinaryPrimitives.WriteSingleBigEndian(data[92..], map.Single7);
        BinaryPrimitives.WriteInt32BigEndian(data[96..], map.Signed3);
        BinaryPrimitives.WriteUInt32BigEndian(data[100..], map.Unsigned3);
        BinaryPrimitives.WriteSingleBigEndian(data[104..], map.Single8);
        BinaryPrimitives.WriteSingleBigEndian(data[108..], map.Single9);
        BinaryPrimitives.WriteInt32BigEndian(data[112..], map.Signed4);
        BinaryPrimitives.WriteUInt32BigEndian(data[116..], map.Unsigned4);
        BinaryPrimitives.WriteSingleBigEndian(data[120..], map.Single10);
        BinaryPrimitives.WriteSingleBigEndian(data[124..], map.Single11);
        BinaryPrimitives.WriteInt32BigEndian(data[128..], map.Signed5);
        BinaryPrimitives.WriteUInt32BigEndian(data[132..], map.Unsigned5);
        BinaryPrimitives.WriteSingleBigEndian(data[136..], map.Single12);
        BinaryPrimitives.WriteSingleBigEndian(data[140..], map.Single13);
        BinaryPrimitives.WriteInt32BigEndian(data[144..], map.Signed6);
        BinaryPrimitives.WriteUInt32BigEndian(data[148..], map.Unsigned6);
        BinaryPrimitives.WriteSingleBigEndian(data[152..], map.Single14);
        BinaryPrimitives.WriteSingleBigEndian(data[156..], map.Single15);
        BinaryPrimitives.WriteInt32BigEndian(data[160..], map.Signed7);
        BinaryPrimitives.WriteUInt32BigEndian(data[164..], map.Unsigned7);
        BinaryPrimitives.WriteSingleBigEndian(data[168..], map.Single16);
        BinaryPrimitives.WriteSingleBigEndian(data[172..], map.Single17);
        BinaryPrimitives.WriteInt32BigEndian(data[176..], map.Signed8);
        BinaryPrimitives.WriteUInt32BigEndian(data[180..], map.Unsigned8);
        BinaryPrimitives.WriteSingleBigEndian(data[184..], map.Single18);
        BinaryPrimitives.WriteSingleBigEndian(data[188..], map.Single19);
        BinaryPrimitives.WriteInt32BigEndian(data[192..], map.Signed9);
        BinaryPrimitives.WriteUInt32BigEndian(data[196..], map.Unsigned9);
        BinaryPrimitives.WriteSingleBigEndian(data[200..], map.Single20);
        BinaryPrimitives.WriteSingleBigEndian(data[204..], map.Single21);
        BinaryPrimitives.WriteInt32BigEndian(data[208..], map.Signed10);
        BinaryPrimitives.WriteUInt32BigEndian(data[212..], map.Unsigned10);
        BinaryPrimitives.WriteSingleBigEndian(data[216..], map.Single22);
        BinaryPrimitives.WriteSingleBigEndian(data[220..], map.Single23);
        BinaryPrimitives.WriteInt32BigEndian(data[224..], map.Signed11);
        BinaryPrimitives.WriteUInt32BigEndian(data[228..], map.Unsigned11);
        BinaryPrimitives.WriteSingleBigEndian(data[232..], map.Single24);
        BinaryPrimitives.WriteSingleBigEndian(data[236..], map.Single25);
        BinaryPrimitives.WriteUInt16BigEndian(data[240..], map.Word0);
        BinaryPrimitives.WriteUInt16BigEndian(data[242..], map.Word1);
        BinaryPrimitives.WriteUInt16BigEndian(data[244..], map.Word2);
        BinaryPrimitives.WriteUInt16BigEndian(data[246..], map.Word3);
        BinaryPrimitives.WriteUInt16BigEndian(data[248..], map.Word4);
    }
}
