using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Coilwright.Modbus.Values;

/// <summary>
/// Values scaled by what another register says: by a power of ten, or by a divisor. Without a scale, or with one out of range, there is no
/// value: <see langword="null"/> when reading, an error when writing. Halves go away from zero, by the decimal number as which a value is
/// written, as with a fixed scale.
/// </summary>
public static class RegisterExponent
{
    private const int Greatest = 10;

    private static readonly long[] Powers =
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];

    /// <summary>raw x 10^exponent, rounded once.</summary>
    public static double? ToDouble(Int128 raw, long? exponent) => exponent switch
    {
        >= 0 and <= Greatest => ExactScale.Divide(raw * Powers[exponent.Value], 0),
        < 0 and >= -Greatest => ExactScale.Divide(raw, (int)-exponent.Value),
        _ => null,
    };

    /// <summary>raw x 10^exponent.</summary>
    public static float? ToSingle(Int128 raw, long? exponent) => (float?)ToDouble(raw, exponent);

    /// <summary>raw x 10^exponent, exactly.</summary>
    /// <exception cref="ModbusValueException">A decimal cannot hold it.</exception>
    public static decimal? ToDecimal(Int128 raw, long? exponent, string member)
    {
        if (Step(exponent) is not { } step)
        {
            return null;
        }

        try
        {
            return (decimal)raw * step;
        }
        catch (OverflowException)
        {
            throw new ModbusValueException(
                member, FormattableString.Invariant($"{member} was read as {raw} with a scale of {exponent}, but its Decimal cannot hold that: map it to a double."));
        }
    }

    /// <summary>raw / divisor, rounded once.</summary>
    public static double? DivideToDouble(Int128 raw, long? divisor) => divisor is null or 0 ? null : ExactScale.Divide(divisor < 0 ? -raw : raw, (UInt128)Int128.Abs(divisor.Value));

    /// <summary>raw / divisor.</summary>
    public static float? DivideToSingle(Int128 raw, long? divisor) => (float?)DivideToDouble(raw, divisor);

    /// <summary>raw / divisor.</summary>
    public static decimal? DivideToDecimal(Int128 raw, long? divisor) => divisor is null or 0 ? null : (decimal)raw / divisor.Value;

    /// <summary>The raw value nearest to value / 10^exponent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it, or there is no scale.</exception>
    public static TRaw FromDouble<TRaw>(double value, long? exponent, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        _ = Step(exponent) ?? ThrowNoScale(value, exponent, member);
        return exponent < 0
            ? RegisterScale.Round<TRaw>(value * Powers[-exponent.Value], value, 1, 0, (int)-exponent.Value, member)
            : RegisterScale.Round<TRaw>(value / Powers[exponent!.Value], value, Powers[exponent.Value], 0, 0, member);
    }

    /// <inheritdoc cref="FromDouble"/>
    public static TRaw FromSingle<TRaw>(float value, long? exponent, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        _ = Step(exponent) ?? ThrowNoScale(value, exponent, member);
        return exponent < 0
            ? RegisterScale.Round<TRaw>((double)value * Powers[-exponent.Value], value, 1, 0, (int)-exponent.Value, member)
            : RegisterScale.Round<TRaw>((double)value / Powers[exponent!.Value], value, Powers[exponent.Value], 0, 0, member);
    }

    /// <summary>The raw value nearest to value / 10^exponent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it, or there is no scale.</exception>
    public static TRaw FromDecimal<TRaw>(decimal value, long? exponent, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw> =>
        RegisterScale.Round<TRaw>(value, Step(exponent) ?? ThrowNoScale(value, exponent, member), 0, member);

    /// <summary>The raw value nearest to value x divisor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it, or there is no divisor.</exception>
    public static TRaw MultiplyDouble<TRaw>(double value, long? divisor, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        if (divisor is null or 0)
        {
            ThrowNoScale(value, divisor, member);
        }

        double raw = ScaleHalf.Settle(value * divisor.Value, value, divisor.Value);
        return RegisterScale.Round<TRaw>(raw, value, member);
    }

    /// <inheritdoc cref="MultiplyDouble"/>
    public static TRaw MultiplySingle<TRaw>(float value, long? divisor, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        if (divisor is null or 0)
        {
            ThrowNoScale(value, divisor, member);
        }

        double raw = ScaleHalf.Settle((double)value * divisor.Value, value, divisor.Value);
        return RegisterScale.Round<TRaw>(raw, value, member);
    }

    /// <summary>The raw value nearest to value x divisor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it, or there is no divisor.</exception>
    public static TRaw MultiplyDecimal<TRaw>(decimal value, long? divisor, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        if (divisor is null or 0)
        {
            ThrowNoScale(value, divisor, member);
        }

        return RegisterScale.Multiply<TRaw>(value, divisor.Value, member);
    }

    /// <summary>Makes sure that a scale says something, so that what it scales has a value and can be written.</summary>
    /// <param name="scale">The exponent or divisor.</param>
    /// <param name="isDivisor">Which of them it is.</param>
    /// <param name="member">The name of the scaled property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">It says nothing.</exception>
    internal static void RequireScale(long? scale, bool isDivisor, string member)
    {
        if (isDivisor ? scale is null or 0 : scale is not (>= -Greatest and <= Greatest))
        {
            string allowed = isDivisor ? "divisor other than 0" : "scale of -10 to 10";
            throw new ArgumentOutOfRangeException(
                member, scale, FormattableString.Invariant($"{member} needs a {allowed}, not {(scale is null ? "none" : scale)}."));
        }
    }

    private static decimal? Step(long? exponent) => exponent switch
    {
        >= 0 and <= Greatest => Powers[exponent.Value],
        < 0 and >= -Greatest => 1m / Powers[-exponent.Value],
        _ => null,
    };

    [DoesNotReturn]
    private static decimal ThrowNoScale<TValue>(TValue value, long? scale, string member) => throw new ArgumentOutOfRangeException(
        member,
        value,
        FormattableString.Invariant($"{member} cannot be written: its scale is {(scale is null ? "not available" : scale)}; nothing was written."));
}
