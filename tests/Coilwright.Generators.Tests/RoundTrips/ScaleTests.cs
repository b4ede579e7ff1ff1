using System.Buffers.Binary;
using System.Globalization;
using Coilwright.Modbus;
using CsCheck;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed class ScaleTests
{
    [Fact]
    public void A_tenth_is_the_nearest_double_to_the_decimal_for_every_raw_value_row_22()
    {
        byte[] data = new byte[2];
        for (int raw = 0; raw <= ushort.MaxValue; raw++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(data, (ushort)raw);
            string text = (raw / 10m).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), ScaleMapMembers.Tenth.Decode(data));
        }
    }

    [Fact]
    public void A_decimal_keeps_the_digits_of_its_scale_row_22()
    {
        byte[] data = [0x00, 0xEA];
        Assert.Equal("23.4", ScaleMapMembers.Exact.Decode(data).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0, -40)]
    [InlineData(161, 0.25)]
    public void An_offset_is_added_after_scaling(ushort raw, double value)
    {
        byte[] data = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(data, raw);
        Assert.Equal(value, ScaleMapMembers.Offset.Decode(data));
    }

    [Fact]
    public void A_scale_and_offset_of_more_digits_than_whole_numbers_hold_are_applied_as_doubles()
    {
        Assert.Equal(-50, ScaleMapMembers.Analogue.Decode([0x00, 0x00]));
        Assert.Equal(150, ScaleMapMembers.Analogue.Decode([0x6C, 0x00]), 1e-12);
    }

    [Fact]
    public void Every_raw_value_of_one_register_comes_back_row_22()
    {
        for (int raw = 0; raw <= ushort.MaxValue; raw++)
        {
            ComesBack(ScaleMapMembers.Tenth, raw);
            ComesBack(ScaleMapMembers.Hundredth, raw);
            ComesBack(ScaleMapMembers.Exact, raw);
            ComesBack(ScaleMapMembers.Offset, raw);
            ComesBack(ScaleMapMembers.Negative, raw);
            ComesBack(ScaleMapMembers.Percent, raw);
            ComesBack(ScaleMapMembers.Integer, raw);
            ComesBack(ScaleMapMembers.Analogue, raw);
            ComesBack(ScaleMapMembers.Whole, raw);
            ComesBack(ScaleMapMembers.WholeDecimal, raw);
        }
    }

    [Fact]
    public void Sixty_four_bits_are_divided_exactly() => Gen.ULong.Sample(raw =>
    {
        byte[] data = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(data, raw);
        string text = (raw / 10m).ToString(CultureInfo.InvariantCulture);
        return ScaleMapMembers.Energy.Decode(data).Equals(double.Parse(text, CultureInfo.InvariantCulture));
    });

    [Theory]
    [InlineData(0u, 0d)]
    [InlineData(3600000u, 1d)]
    public void A_scale_of_many_digits_leaves_zero_zero(uint raw, double value)
    {
        byte[] data = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(data, raw);
        Assert.Equal(value, ScaleMapMembers.KilowattHours.Decode(data), 1e-12);
    }

    [Theory]
    [InlineData(0.04, 0)]
    [InlineData(0.05, 1)]
    [InlineData(12.34, 123)]
    [InlineData(12.35, 124)]
    [InlineData(6553.5, 65535)]
    [InlineData(-0.04, 0)]
    public void Encoding_rounds_to_the_nearest_and_halves_away_from_zero_row_22(double value, int raw)
    {
        byte[] data = new byte[2];
        ScaleMapMembers.Tenth.Encode(value, data);
        Assert.Equal(raw, BinaryPrimitives.ReadUInt16BigEndian(data));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(24, 2)]
    [InlineData(30, 3)]
    [InlineData(655355, 65535)]
    public void Whole_numbers_round_too(int value, int raw)
    {
        byte[] data = new byte[2];
        ScaleMapMembers.Integer.Encode(value, data);
        Assert.Equal(raw, BinaryPrimitives.ReadUInt16BigEndian(data));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(655360)]
    public void Whole_numbers_are_refused_too(int value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScaleMapMembers.Integer.Encode(value, new byte[2]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(6553.56)]
    [InlineData(-0.06)]
    [InlineData(1e300)]
    public void What_the_register_cannot_hold_is_refused_with_the_member_s_name_and_value_row_22(double value)
    {
        byte[] data = new byte[2];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ScaleMapMembers.Tenth.Encode(value, data));
        Assert.Equal("Tenth", error.ParamName);
        Assert.Equal(value, error.ActualValue);
        Assert.Contains("hold 0 to 65535", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_out_of_reach_is_refused_and_not_an_overflow_row_22()
    {
        byte[] data = new byte[2];
        Assert.Throws<ArgumentOutOfRangeException>(() => ScaleMapMembers.Exact.Encode(decimal.MaxValue, data));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScaleMapMembers.Exact.Encode(-0.1m, data));
    }

    [Fact]
    public void A_finite_value_never_becomes_infinite_on_the_wire_row_22()
    {
        byte[] data = new byte[4];
        Assert.Throws<ArgumentOutOfRangeException>(() => ScaleMapMembers.Single.Encode(1e36, data));
        ScaleMapMembers.Single.Encode(double.PositiveInfinity, data);
        Assert.Equal("7F800000", Convert.ToHexString(data));
    }

    [Fact]
    public void A_scaled_value_that_its_property_cannot_hold_is_an_error_and_never_wraps_row_22()
    {
        var error = Assert.Throws<ModbusValueException>(() => ScaleMapMembers.Narrow.Decode([0, 26]));
        Assert.Equal("Narrow", error.Member);
        Assert.Equal("Narrow was read as 260, but its Byte holds 0 to 255: map it to a wider type.", error.Message);
    }

    private static void ComesBack<T>(MapMember<T> member, int raw)
    {
        Span<byte> data = stackalloc byte[2];
        Span<byte> encoded = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(data, (ushort)raw);
        member.Encode(member.Decode(data), encoded);
        Assert.True(data.SequenceEqual(encoded), $"{member.Name}: {raw}");
    }
}
