using System.Buffers.Binary;
using System.Globalization;
using Coilwright.Modbus;
using Coilwright.Modbus.Values;
using CsCheck;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>A scaled double or float is the decimal number as which it is written, in both directions and however its scale is known.</summary>
public sealed class PowersOfTenTests
{
    private static readonly MapMember<double>[] Doubles =
    [
        PowersOfTenMapMembers.Tenths, PowersOfTenMapMembers.Hundredths, PowersOfTenMapMembers.Thousandths,
        PowersOfTenMapMembers.TenThousandths, PowersOfTenMapMembers.HundredThousandths, PowersOfTenMapMembers.Millionths,
    ];

    private static readonly MapMember<float>[] Singles =
    [
        PowersOfTenMapMembers.SingleTenths, PowersOfTenMapMembers.SingleHundredths, PowersOfTenMapMembers.SingleThousandths,
        PowersOfTenMapMembers.SingleTenThousandths, PowersOfTenMapMembers.SingleHundredThousandths, PowersOfTenMapMembers.SingleMillionths,
    ];

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Every_raw_value_is_the_number_that_its_decimal_text_is_and_comes_back_row_22(int digits)
    {
        for (int raw = short.MinValue; raw <= short.MaxValue; raw++)
        {
            byte[] data = Data((short)raw);
            string text = Text(raw, digits);

            double value = Doubles[digits - 1].Decode(data);
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value);
            Assert.Equal(raw, Encode(Doubles[digits - 1], value));

            float single = Singles[digits - 1].Decode(data);
            Assert.Equal(float.Parse(text, CultureInfo.InvariantCulture), single);
            Assert.Equal(raw, Encode(Singles[digits - 1], single));
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Every_half_goes_away_from_zero_as_it_is_written_row_22(int digits)
    {
        for (int raw = short.MinValue + 1; raw < short.MaxValue; raw++)
        {
            int away = raw < 0 ? raw - 1 : raw + 1;
            string half = Text((raw * 10) + (raw < 0 ? -5 : 5), digits + 1);
            double value = double.Parse(half, CultureInfo.InvariantCulture);
            Assert.Equal(away, Encode(Doubles[digits - 1], value));
            Assert.Equal(away, RegisterExponent.FromDouble<short>(value, -digits, "Power"));

            float single = float.Parse(half, CultureInfo.InvariantCulture);
            Assert.Equal(away, Encode(Singles[digits - 1], single));
            Assert.Equal(away, RegisterExponent.FromSingle<short>(single, -digits, "Power"));
        }
    }

    [Fact]
    public void A_double_just_below_a_half_is_not_a_half_row_22() => Gen.Select(Gen.Int[0, short.MaxValue - 1], Gen.Int[1, 6]).Sample((raw, digits) =>
    {
        double below = Math.BitDecrement(double.Parse(Text((raw * 10) + 5, digits + 1), CultureInfo.InvariantCulture));
        return Encode(Doubles[digits - 1], below) == raw && Encode(Doubles[digits - 1], -below) == -raw;
    });

    [Theory]
    [InlineData(1.005, 101)]
    [InlineData(-1.005, -101)]
    [InlineData(1.0049, 100)]
    [InlineData(0.285, 29)]
    public void A_fixed_scale_and_one_from_a_register_write_the_same_row_22(double value, short raw)
    {
        Assert.Equal(raw, Encode(PowersOfTenMapMembers.Hundredths, value));
        Assert.Equal(raw, Encode(PowersOfTenMapMembers.SingleHundredths, (float)value));
        Assert.Equal(-raw, Encode(PowersOfTenMapMembers.Negative, value));
        Assert.Equal(raw, RegisterExponent.FromDouble<short>(value, -2, "Power"));
        Assert.Equal(raw, RegisterExponent.FromSingle<short>((float)value, -2, "Power"));
        Assert.Equal(raw, RegisterExponent.MultiplyDouble<short>(value, 100, "Power"));
        Assert.Equal(-raw, RegisterExponent.MultiplyDouble<short>(value, -100, "Power"));
        Assert.Equal(raw, RegisterExponent.MultiplySingle<short>((float)value, 100, "Power"));
    }

    [Theory]
    [InlineData(1.005f, 101)]
    [InlineData(-0.285f, -29)]
    [InlineData(1.0049f, 100)]
    public void A_float_whose_scale_is_in_a_register_is_written_by_its_own_digits_row_22(float value, short raw)
    {
        // The scale stands behind the value.
        byte[] byExponent = [0, 0, 0xFF, 0xFE], byParts = [0, 0, 0, 100];
        PowersOfTenMapMembers.Single.Encode(value, byExponent);
        PowersOfTenMapMembers.SingleShare.Encode(value, byParts);

        Assert.Equal(raw, BinaryPrimitives.ReadInt16BigEndian(byExponent));
        Assert.Equal(raw, BinaryPrimitives.ReadInt16BigEndian(byParts));
        Assert.Equal(raw / 100f, PowersOfTenMapMembers.Single.Decode(byExponent));
        Assert.Equal(raw / 100f, PowersOfTenMapMembers.SingleShare.Decode(byParts));
    }

    [Theory]
    [InlineData(-38.995, 101)]
    [InlineData(-39.995, 1)]
    [InlineData(-39.996, 0)]
    public void A_half_is_told_with_an_offset_too_row_22(double value, short raw) => Assert.Equal(raw, Encode(PowersOfTenMapMembers.Shifted, value));

    [Fact]
    public void A_half_of_a_tenfold_step_is_five_row_22()
    {
        Assert.Equal(2, Encode(PowersOfTenMapMembers.Tens, 15));
        Assert.Equal(1, Encode(PowersOfTenMapMembers.Tens, Math.BitDecrement(15)));
    }

    [Fact]
    public void So_it_is_with_sixty_four_bits_row_22() => Gen.Long[0, 1L << 50].Sample(raw =>
    {
        byte[] data = new byte[8], encoded = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(data, raw);
        double value = PowersOfTenMapMembers.Long.Decode(data);
        PowersOfTenMapMembers.Long.Encode(value, encoded);
        return value.Equals(double.Parse(Text(raw, 2), CultureInfo.InvariantCulture)) && data.AsSpan().SequenceEqual(encoded);
    });

    [Theory]
    [InlineData(6539883035582770, 3)]
    [InlineData(3224942740701814, 6)]
    public void A_number_so_long_that_its_product_is_off_by_one_comes_back_row_22(long raw, int digits)
    {
        double value = double.Parse(Text(raw, digits), CultureInfo.InvariantCulture);

        byte[] encoded = new byte[8];
        (digits == 3 ? PowersOfTenMapMembers.LongThousandths : PowersOfTenMapMembers.LongMillionths).Encode(value, encoded);
        Assert.Equal(raw, BinaryPrimitives.ReadInt64BigEndian(encoded));
        Assert.Equal(raw, RegisterExponent.FromDouble<long>(value, -digits, "Power"));
        Assert.Equal(raw, RegisterExponent.MultiplyDouble<long>(value, (long)Math.Pow(10, digits), "Power"));
        Assert.Equal(-raw, RegisterExponent.MultiplyDouble<long>(value, -(long)Math.Pow(10, digits), "Power"));
    }

    [Fact]
    public void Every_number_of_fifty_three_bits_reads_the_same_when_it_is_written_back_row_22() => Gen.Long[1L << 50, 1L << 53].Sample(raw =>
    {
        byte[] data = new byte[8], encoded = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(data, raw);
        double value = PowersOfTenMapMembers.LongThousandths.Decode(data);
        PowersOfTenMapMembers.LongThousandths.Encode(value, encoded);
        return PowersOfTenMapMembers.LongThousandths.Decode(encoded).Equals(value);
    });

    [Fact]
    public void A_zero_that_a_negative_scale_turns_around_has_no_sign_row_22()
    {
        Assert.Equal("0", PowersOfTenMapMembers.Negative.Decode([0, 0]).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("0", PowersOfTenMapMembers.SingleNegative.Decode([0, 0]).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(-0.01, PowersOfTenMapMembers.Negative.Decode([0, 1]));
    }

    [Fact]
    public void A_quotient_by_a_register_is_the_nearest_double_too() => Gen.Select(Gen.Long, Gen.Int[0, 18]).Sample((raw, digits) =>
        RegisterExponent.DivideToDouble(raw, -(long)Math.Pow(10, digits)) == -double.Parse(Text(raw, digits), CultureInfo.InvariantCulture));

    private static string Text(long raw, int digits) => string.Create(CultureInfo.InvariantCulture, $"{raw}E-{digits}");

    private static byte[] Data(short raw)
    {
        byte[] data = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(data, raw);
        return data;
    }

    private static short Encode<T>(MapMember<T> member, T value)
    {
        byte[] data = new byte[2];
        member.Encode(value, data);
        return BinaryPrimitives.ReadInt16BigEndian(data);
    }
}
