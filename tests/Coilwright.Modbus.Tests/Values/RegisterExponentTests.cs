using Coilwright.Modbus.Values;
using CsCheck;

namespace Coilwright.Modbus.Tests.Values;

/// <summary>The way back from values that another register scales: to the nearest, halves away from zero, whether double or decimal.</summary>
public sealed class RegisterExponentTests
{
    [Theory]
    [InlineData(0.5, 7, 4)]
    [InlineData(-0.5, 7, -4)]
    [InlineData(0.5, 3, 2)]
    [InlineData(1.5, -7, -11)]
    [InlineData(2, 3, 6)]
    public void A_value_times_its_divisor_is_rounded_once(double value, long divisor, short raw)
    {
        Assert.Equal(raw, RegisterExponent.MultiplyDecimal<short>((decimal)value, divisor, "Share"));
        Assert.Equal(raw, RegisterExponent.MultiplyDouble<short>(value, divisor, "Share"));
    }

    [Theory]
    [InlineData(1.005, -2, 101)]
    [InlineData(-1.005, -2, -101)]
    [InlineData(2.675, -2, 268)]
    [InlineData(1.0049, -2, 100)]
    [InlineData(0.285, -2, 29)]
    [InlineData(8.325, -2, 833)]
    [InlineData(-0.004, -2, 0)]
    [InlineData(23.4, -1, 234)]
    public void A_half_goes_away_from_zero_as_it_is_written(double value, long exponent, short raw)
    {
        Assert.Equal(raw, RegisterExponent.FromDouble<short>(value, exponent, "Power"));
        Assert.Equal(raw, RegisterExponent.FromDecimal<short>((decimal)value, exponent, "Power"));
    }

    [Fact]
    public void A_double_is_written_as_the_decimal_of_the_same_digits() => Gen.Select(Gen.Int[-999_999, 999_999], Gen.Int[0, 6], Gen.Int[1, 6]).Sample((digits, point, scale) =>
    {
        decimal value = digits / (decimal)Math.Pow(10, point);
        return RegisterExponent.FromDouble<long>((double)value, -scale, "Power") == RegisterExponent.FromDecimal<long>(value, -scale, "Power");
    });

    [Fact]
    public void What_was_read_is_written_back_as_it_was() => Gen.Select(Gen.Long[-(1L << 50), 1L << 50], Gen.Int[-10, 10]).Sample(
        (raw, exponent) => RegisterExponent.FromDouble<long>(RegisterExponent.ToDouble(raw, exponent)!.Value, exponent, "Energy") == raw);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(327.675)]
    [InlineData(-327.685)]
    [InlineData(1e300)]
    public void What_the_registers_cannot_hold_is_refused(double value) =>
        Assert.Equal("Power", Assert.Throws<ArgumentOutOfRangeException>(() => RegisterExponent.FromDouble<short>(value, -2, "Power")).ParamName);

    [Fact]
    public void A_product_beyond_a_decimal_is_refused_as_any_that_the_registers_cannot_hold() =>
        Assert.Equal("Share", Assert.Throws<ArgumentOutOfRangeException>(() => RegisterExponent.MultiplyDecimal<short>(decimal.MaxValue, 7, "Share")).ParamName);
}
