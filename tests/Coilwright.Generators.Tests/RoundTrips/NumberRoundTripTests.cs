using System.Reflection;
using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed class NumberRoundTripTests
{
    /// <summary>The member, its value, and its bytes by hand in the orders ABCD, CDAB, BADC, DCBA.</summary>
    public static TheoryData<string, object, string, string, string, string> Rows => new()
    {
        { "Int16", (short)-2, "FFFE", "FFFE", "FEFF", "FEFF" },
        { "Int16", short.MinValue, "8000", "8000", "0080", "0080" },
        { "UInt16", (ushort)0x1234, "1234", "1234", "3412", "3412" },
        { "Int32", 0x12345678, "12345678", "56781234", "34127856", "78563412" },
        { "Int32", -0x01234568, "FEDCBA98", "BA98FEDC", "DCFE98BA", "98BADCFE" },
        { "UInt32", 0xFEDCBA98, "FEDCBA98", "BA98FEDC", "DCFE98BA", "98BADCFE" },
        { "Int64", 0x0123456789ABCDEF, "0123456789ABCDEF", "CDEF89AB45670123", "23016745AB89EFCD", "EFCDAB8967452301" },
        { "Int64", -2L, "FFFFFFFFFFFFFFFE", "FFFEFFFFFFFFFFFF", "FFFFFFFFFFFFFEFF", "FEFFFFFFFFFFFFFF" },
        { "UInt64", 0xFEDCBA9876543210, "FEDCBA9876543210", "32107654BA98FEDC", "DCFE98BA54761032", "1032547698BADCFE" },
        { "Single", 123.456f, "42F6E979", "E97942F6", "F64279E9", "79E9F642" },
        { "Single", -0f, "80000000", "00008000", "00800000", "00000080" },
        { "Single", float.Epsilon, "00000001", "00010000", "00000100", "01000000" },
        { "Single", float.NegativeInfinity, "FF800000", "0000FF80", "80FF0000", "000080FF" },
        { "Single", BitConverter.UInt32BitsToSingle(0x7FC12345), "7FC12345", "23457FC1", "C17F4523", "4523C17F" },
        { "Double", 123.456, "405EDD2F1A9FBE77", "BE771A9FDD2F405E", "5E402FDD9F1A77BE", "77BE9F1A2FDD5E40" },
        { "Double", -0d, "8000000000000000", "0000000000008000", "0080000000000000", "0000000000000080" },
        { "Double", double.Epsilon, "0000000000000001", "0001000000000000", "0000000000000100", "0100000000000000" },
        { "Double", BitConverter.UInt64BitsToDouble(0x7FF4000000ABCDEF), "7FF4000000ABCDEF", "CDEF00AB00007FF4", "F47F0000AB00EFCD", "EFCDAB000000F47F" },
        { "Words", new ushort[] { 0x1234, 0x5678 }, "12345678", "12345678", "34127856", "34127856" },
        { "DoubleWords", new[] { 0x12345678, -2 }, "12345678FFFFFFFE", "56781234FFFEFFFF", "34127856FFFFFEFF", "78563412FEFFFFFF" },
        {
            "QuadWords",
            new[] { 123.456, -0d },
            "405EDD2F1A9FBE778000000000000000",
            "BE771A9FDD2F405E0000000000008000",
            "5E402FDD9F1A77BE0080000000000000",
            "77BE9F1A2FDD5E400000000000000080"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_type_stands_on_the_wire_as_its_order_says_row_22(
        string member, object value, string abcd, string cdab, string badc, string dcba)
    {
        Check<AbcdMap>(member, value, abcd);
        Check<CdabMap>(member, value, cdab);
        Check<BadcMap>(member, value, badc);
        Check<DcbaMap>(member, value, dcba);
    }

    [Theory]
    [InlineData("7FA12345")]
    [InlineData("FF812345")]
    public void A_signalling_NaN_keeps_its_bits_row_22(string bytes)
    {
        byte[] image = new byte[MapPlan.Of<CdabMap>().ImageSize];
        Convert.FromHexString(bytes).CopyTo(image, CdabMapMembers.Single.Address * 2);
        byte[] encoded = new byte[image.Length];
        CdabMap.Decode(image).Encode(encoded);
        Assert.Equal(Convert.ToHexString(image), Convert.ToHexString(encoded));
    }

    private static void Check<TMap>(string member, object value, string bytes)
        where TMap : class, INumberMap, IReusableRegisterMap<TMap>, new()
    {
        PropertyInfo property = typeof(INumberMap).GetProperty(member)!;
        MapMember described = TMap.Plan.Members.Single(candidate => candidate.Name == member);
        byte[] image = new byte[TMap.Plan.ImageSize];
        Convert.FromHexString(bytes).CopyTo(image, described.Address * 2);

        TMap decoded = TMap.Decode(image);
        Assert.Equal(value, property.GetValue(decoded));

        TMap reused = new();
        reused.DecodeBlock(0, image);
        Assert.Equal(value, property.GetValue(reused));

        TMap source = new();
        property.SetValue(source, value);
        byte[] encoded = new byte[image.Length];
        source.Encode(encoded);
        Assert.Equal(Convert.ToHexString(image), Convert.ToHexString(encoded));

        typeof(NumberRoundTripTests).GetMethod(nameof(CheckMember), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(property.PropertyType)
            .Invoke(null, [described, value, bytes]);
    }

    private static void CheckMember<T>(MapMember<T> member, T value, string bytes)
    {
        byte[] data = new byte[member.Count * 2];
        member.Encode(value, data);
        Assert.Equal(bytes, Convert.ToHexString(data));
        Assert.Equal(value, member.Decode(data));
    }
}
