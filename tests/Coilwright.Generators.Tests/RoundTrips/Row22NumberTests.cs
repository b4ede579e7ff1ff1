using System.Buffers.Binary;
using Coilwright.Modbus;
using CsCheck;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Row 22: numbers that other libraries lose, in every order and width.</summary>
public sealed partial class Row22NumberTests
{
    private static readonly Gen<byte[]> Images = Gen.Byte.Array[MapPlan.Of<AbcdMap>().ImageSize];

    [Fact]
    public void Whatever_bits_arrive_are_written_again_unchanged_in_each_order() => Images.Sample(image =>
        ComesBack<AbcdMap>(image) && ComesBack<CdabMap>(image) && ComesBack<BadcMap>(image) && ComesBack<DcbaMap>(image));

    [Theory]
    [InlineData(0x00000001u)] // the least denormal
    [InlineData(0x007FFFFFu)] // the greatest
    [InlineData(0x807FFFFFu)]
    [InlineData(0x00800000u)] // the least normal
    [InlineData(0x80000000u)] // -0
    [InlineData(0x7F7FFFFFu)] // the greatest
    [InlineData(0x7F800000u)] // infinity
    [InlineData(0xFF800000u)]
    [InlineData(0x7FC00000u)] // not a number
    [InlineData(0xFFC00001u)]
    public void Floats_at_the_edges_keep_every_bit(uint bits)
    {
        byte a = (byte)(bits >> 24), b = (byte)(bits >> 16), c = (byte)(bits >> 8), d = (byte)bits;
        CheckSingle(AbcdMapMembers.Single, bits, [a, b, c, d]);
        CheckSingle(CdabMapMembers.Single, bits, [c, d, a, b]);
        CheckSingle(BadcMapMembers.Single, bits, [b, a, d, c]);
        CheckSingle(DcbaMapMembers.Single, bits, [d, c, b, a]);
    }

    [Theory]
    [InlineData(0x0000000000000001ul)]
    [InlineData(0x000FFFFFFFFFFFFFul)]
    [InlineData(0x800FFFFFFFFFFFFFul)]
    [InlineData(0x0010000000000000ul)]
    [InlineData(0x8000000000000000ul)]
    [InlineData(0x7FEFFFFFFFFFFFFFul)]
    [InlineData(0x7FF0000000000000ul)]
    [InlineData(0xFFF0000000000000ul)]
    [InlineData(0x7FF8000000000000ul)]
    [InlineData(0xFFF8000000000001ul)]
    public void Doubles_at_the_edges_keep_every_bit(ulong bits)
    {
        byte[] wire = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(wire, bits);
        CheckDouble(AbcdMapMembers.Double, bits, wire);
        CheckDouble(CdabMapMembers.Double, bits, Pick(wire, 6, 7, 4, 5, 2, 3, 0, 1));
        CheckDouble(BadcMapMembers.Double, bits, Pick(wire, 1, 0, 3, 2, 5, 4, 7, 6));
        CheckDouble(DcbaMapMembers.Double, bits, Pick(wire, 7, 6, 5, 4, 3, 2, 1, 0));
    }

    [Theory]
    [InlineData("0001")]
    [InlineData("03FF")]
    [InlineData("8000")]
    [InlineData("7BFF")]
    [InlineData("7C00")]
    [InlineData("FC00")]
    [InlineData("7E01")]
    public void Half_floats_at_the_edges_keep_every_bit(string wire)
    {
        byte[] data = new byte[2];
        SpecialMapMembers.Fine.Encode(SpecialMapMembers.Fine.Decode(Convert.FromHexString(wire)), data);
        Assert.Equal(wire, Convert.ToHexString(data));
        Assert.Equal((double)SpecialMapMembers.Fine.Decode(data), SpecialMapMembers.Wide.Decode(data));
    }

    [Theory]
    [InlineData("80000000", -0d)]
    [InlineData("00000001", 1.401298464324817E-48)]
    [InlineData("7F800000", double.PositiveInfinity)]
    [InlineData("FF800000", double.NegativeInfinity)]
    [InlineData("7FC00000", double.NaN)]
    public void A_scaled_float_keeps_its_sign_and_what_is_no_number(string wire, double value)
    {
        double read = ScaleMapMembers.Single.Decode(Convert.FromHexString(wire));
        byte[] written = new byte[4];
        ScaleMapMembers.Single.Encode(read, written);

        Assert.Equal((value, double.IsNegative(value) || double.IsNaN(value)), (read, double.IsNegative(read) || double.IsNaN(read)));
        Assert.Equal(wire, Convert.ToHexString(written).Replace("FFC00000", "7FC00000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-0d)]
    [InlineData(double.Epsilon)]
    [InlineData(-double.Epsilon)]
    public void Next_to_nothing_is_written_as_0_where_the_wire_has_whole_numbers(double value)
    {
        byte[] data = [0xFF, 0xFF];
        ScaleMapMembers.Tenth.Encode(value, data);
        Assert.Equal([0, 0], data);
    }

    [Theory]
    [InlineData(-40d, "0000")]
    [InlineData(-0d, "00A0")]
    [InlineData(60d, "0190")]
    public void Both_ends_of_a_range_are_accepted(double value, string wire)
    {
        byte[] data = new byte[2];
        RangedMembers.Celsius.EncodeChecked(value, data);
        Assert.Equal(wire, Convert.ToHexString(data));
    }

    [Theory]
    [InlineData(-40.000000001)]
    [InlineData(60.000000001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Beyond_them_the_error_names_member_value_and_range(double value)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => RangedMembers.Celsius.EncodeChecked(value, new byte[2]));
        Assert.Equal(("Celsius", value), (error.ParamName, (double)error.ActualValue!));
        Assert.Contains("Celsius accepts -40 to 60 °C", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2147483648L)]
    [InlineData(2147483647L)]
    public void A_range_may_be_as_wide_as_the_registers_and_no_value_wraps(long value)
    {
        byte[] data = new byte[4];
        RangedMembers.Wide.EncodeChecked(value, data);
        Assert.Equal(value, BinaryPrimitives.ReadInt32BigEndian(data));
        Assert.Throws<ArgumentOutOfRangeException>(() => RangedMembers.Wide.EncodeChecked(value + Math.Sign(value), new byte[4]));
    }

    private static bool ComesBack<TMap>(byte[] image)
        where TMap : class, IReusableRegisterMap<TMap>, new()
    {
        byte[] fresh = new byte[image.Length];
        TMap.Decode(image).Encode(fresh);
        TMap reused = new();
        reused.DecodeBlock(0, image);
        byte[] again = new byte[image.Length];
        reused.Encode(again);
        return fresh.SequenceEqual(image) && again.SequenceEqual(image);
    }

    private static void CheckSingle(MapMember<float> member, uint bits, byte[] wire)
    {
        byte[] data = new byte[4];
        member.Encode(BitConverter.UInt32BitsToSingle(bits), data);
        Assert.Equal(wire, data);
        Assert.Equal(bits, BitConverter.SingleToUInt32Bits(member.Decode(wire)));
    }

    private static void CheckDouble(MapMember<double> member, ulong bits, byte[] wire)
    {
        byte[] data = new byte[8];
        member.Encode(BitConverter.UInt64BitsToDouble(bits), data);
        Assert.Equal(wire, data);
        Assert.Equal(bits, BitConverter.DoubleToUInt64Bits(member.Decode(wire)));
    }

    private static byte[] Pick(byte[] bytes, params int[] places) => [.. places.Select(place => bytes[place])];

    [ModbusRegisterMap]
    internal sealed partial class Ranged
    {
        [HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.25, Offset = -40, Min = -40, Max = 60, Unit = "°C")] public double Celsius { get; set; }
        [HoldingRegister(1, As = RegisterType.Int32, Min = int.MinValue, Max = int.MaxValue)] public long Wide { get; set; }
    }
}
