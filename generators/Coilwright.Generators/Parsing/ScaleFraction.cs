using System.Globalization;
using System.Numerics;
using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>
/// Scale and offset as one fraction: value = (raw x Factor + Addend) / Divisor, reduced; and unreduced over a power of ten, as
/// (raw x WideFactor + WideAddend) / 10^Digits.
/// </summary>
internal sealed record ScaleFraction(
    BigInteger Factor,
    BigInteger Addend,
    BigInteger Divisor,
    BigInteger WideFactor,
    BigInteger WideAddend,
    int Digits,
    DecimalNumber Scale,
    DecimalNumber? Offset)
{
    // The runtime divides by twice that power of ten, in 128 bits of which it needs one for itself.
    private const int MostWideDigits = 37;

    /// <summary>The fraction, or <see langword="null"/> where scale is zero or either is not finite.</summary>
    public static ScaleFraction? From(double scale, double offset)
    {
        if (scale == 0 || !IsFinite(scale) || !IsFinite(offset))
        {
            return null;
        }

        DecimalNumber factor = DecimalNumber.From(scale);
        DecimalNumber addend = DecimalNumber.From(offset);
        int digits = Math.Max(0, Math.Max(-factor.Exponent, -addend.Exponent));
        BigInteger wideFactor = factor.Shift(digits);
        BigInteger wideAddend = addend.Shift(digits);
        BigInteger divisor = BigInteger.Pow(10, digits);
        BigInteger common = BigInteger.GreatestCommonDivisor(BigInteger.GreatestCommonDivisor(wideFactor, wideAddend), divisor);
        return new(
            wideFactor / common, wideAddend / common, divisor / common, wideFactor, wideAddend, digits, factor, addend.IsZero ? null : addend);
    }

    /// <summary>The least and greatest value of a range of raw values, exactly.</summary>
    public (DecimalNumber Min, DecimalNumber Max) Apply(IntegerRange raw)
    {
        IntegerRange scaled = raw.Scale(Factor, Addend);
        return (DecimalNumber.Divide(scaled.Min, Divisor), DecimalNumber.Divide(scaled.Max, Divisor));
    }

    /// <summary>The reduced form as literals with a suffix.</summary>
    public ScaleModel ToModel(string suffix) => new(
        Factor.IsOne ? null : Literal(Factor) + suffix,
        Addend.IsZero ? null : Literal(Addend) + suffix,
        Divisor.IsOne ? null : Literal(Divisor) + suffix,
        0,
        null,
        null,
        Halves);

    /// <summary>The form over a power of ten as literals.</summary>
    public ScaleModel ToWideModel() => new(
        WideFactor.IsOne ? null : Literal(WideFactor) + "L",
        WideAddend.IsZero ? null : Literal(WideAddend) + "L",
        null,
        Digits,
        Scale + "d",
        Offset is { } offset ? offset + "d" : null,
        Halves);

    /// <summary>Scale and offset as they are, as double literals.</summary>
    public ScaleModel ToPlainModel() => new(Scale + "d", Offset is { } offset ? offset + "d" : null, null, 0, null, null);

    /// <summary>Whether the form over a power of ten fits into the arithmetic of the runtime.</summary>
    public bool IsWide => InLong(WideFactor) && InLong(WideAddend) && Digits <= MostWideDigits;

    private string? Halves => IsWide ? $"{Literal(WideFactor)}, {Literal(WideAddend)}, {Digits}" : null;

    private static bool InLong(BigInteger value) => value > long.MinValue && value <= long.MaxValue;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static string Literal(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
