using System.Globalization;
using System.Numerics;
using Coilwright.Modbus.Values;
using CsCheck;

namespace Coilwright.Modbus.Tests.Values;

public sealed class ExactScaleTests
{
    [Fact]
    public void A_quotient_is_the_nearest_double() => Gen.Select(Gen.Long, Gen.Long, Gen.Int[0, 38]).Sample((raw, factor, digits) =>
    {
        Int128 numerator = (Int128)raw * factor;
        return ExactScale.Divide(numerator, digits).Equals(Parse(numerator, digits));
    });

    [Fact]
    public void So_is_a_quotient_of_small_numbers() => Gen.Select(Gen.Int, Gen.Int[0, 38]).Sample(
        (numerator, digits) => ExactScale.Divide(numerator, digits).Equals(Parse(numerator, digits)));

    [Theory]
    [InlineData(1L << 53, 0, 9007199254740992d)]
    [InlineData((1L << 53) + 1, 0, 9007199254740992d)]
    [InlineData((1L << 53) + 3, 0, 9007199254740996d)]
    [InlineData(-((1L << 53) + 3), 0, -9007199254740996d)]
    [InlineData(0, 5, 0d)]
    [InlineData(0, 38, 0d)]
    public void Halves_go_to_the_even_neighbour(long numerator, int digits, double expected) =>
        Assert.Equal(expected, ExactScale.Divide(numerator, digits));

    // The parser of the framework rounds to nearest by the standard, whatever the number of digits.
    private static double Parse(Int128 numerator, int digits) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{(BigInteger)numerator}E-{digits}"), CultureInfo.InvariantCulture) + 0d;
}
