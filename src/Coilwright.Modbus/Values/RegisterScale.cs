using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Coilwright.Modbus.Values;

/// <summary>
/// The way back from scaled values to whole numbers on the wire: to the nearest, halves away from zero, and an error that names the
/// property where the registers cannot hold it.
/// </summary>
public static class RegisterScale
{
    /// <summary>Rounds a raw value to a whole number.</summary>
    /// <param name="raw">The value with the scale already taken off.</param>
    /// <param name="value">The property's value, for the error.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it, or it is not a number.</exception>
    public static TRaw Round<TRaw>(double raw, double value, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        double rounded = Math.Round(raw, MidpointRounding.AwayFromZero);

        // Written so that NaN fails too. The bound above is exclusive because a double cannot hold the greatest 64-bit numbers.
        if (!(rounded >= double.CreateTruncating(TRaw.MinValue) && rounded < double.CreateTruncating(TRaw.MaxValue) + 1))
        {
            ThrowNotHeld<TRaw, double>(value, raw, member);
        }

        return TRaw.CreateTruncating(rounded);
    }

    /// <summary>
    /// Rounds a raw value to a whole number, a half by the decimal number as which the value is written: 1.005 in steps of 0.01 is 101.
    /// </summary>
    /// <param name="raw">The value with the scale already taken off.</param>
    /// <param name="value">The property's value, (raw x <paramref name="factor"/> + <paramref name="addend"/>) / 10^<paramref name="digits"/>.</param>
    /// <param name="factor">The scale as a whole number over that power of ten.</param>
    /// <param name="addend">The offset as a whole number over that power of ten.</param>
    /// <param name="digits">The decimal digits of both, 0 to 37.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it, or it is not a number.</exception>
    public static TRaw Round<TRaw>(double raw, double value, long factor, long addend, int digits, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw> =>
        Round<TRaw>(ScaleHalf.Settle(raw, value, factor, addend, digits), value, member);

    /// <inheritdoc cref="Round{TRaw}(double, double, long, long, int, string)"/>
    public static TRaw Round<TRaw>(double raw, float value, long factor, long addend, int digits, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw> =>
        Round<TRaw>(ScaleHalf.Settle(raw, value, factor, addend, digits), value, member);

    /// <summary>Takes scale and offset off a decimal value and rounds to a whole number.</summary>
    /// <param name="value">The property's value.</param>
    /// <param name="scale">The value of one raw step.</param>
    /// <param name="offset">The value of raw 0.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it.</exception>
    public static TRaw Round<TRaw>(decimal value, decimal scale, decimal offset, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        // A quotient out of any register's reach could be out of decimal's as well; in double it cannot overflow.
        double estimate = ((double)value - (double)offset) / (double)scale;
        if (Math.Abs(estimate) >= ulong.MaxValue * 2d)
        {
            ThrowNotHeld<TRaw, decimal>(value, estimate, member);
        }

        return RoundExact<TRaw>((value - offset) / scale, value, member);
    }

    /// <summary>Multiplies a decimal value and rounds to a whole number.</summary>
    /// <param name="value">The property's value.</param>
    /// <param name="factor">How many raw steps make 1.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it.</exception>
    public static TRaw Multiply<TRaw>(decimal value, long factor, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        // As above.
        double estimate = (double)value * factor;
        if (Math.Abs(estimate) >= ulong.MaxValue * 2d)
        {
            ThrowNotHeld<TRaw, decimal>(value, estimate, member);
        }

        return RoundExact<TRaw>(value * factor, value, member);
    }

    /// <summary>Takes scale and offset off a whole number and rounds to a whole number.</summary>
    /// <inheritdoc cref="Round{TRaw}(decimal, decimal, decimal, string)"/>
    public static TRaw Round<TRaw>(Int128 value, long scale, long offset, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        Int128 steps = value - offset;
        (Int128 rounded, Int128 rest) = Int128.DivRem(steps, scale);
        if (Int128.Abs(rest) * 2 >= Int128.Abs(scale))
        {
            rounded += Int128.IsNegative(steps) == (scale < 0) ? 1 : -1;
        }

        if (rounded < Int128.CreateTruncating(TRaw.MinValue) || rounded > Int128.CreateTruncating(TRaw.MaxValue))
        {
            ThrowNotHeld<TRaw, Int128>(value, rounded, member);
        }

        return TRaw.CreateTruncating(rounded);
    }

    /// <summary>Narrows a raw value to a Single.</summary>
    /// <inheritdoc cref="Round{TRaw}(double, double, string)"/>
    /// <exception cref="ArgumentOutOfRangeException">A finite value would become infinite.</exception>
    public static float ToSingle(double raw, double value, string member)
    {
        float single = (float)raw;
        if (float.IsInfinity(single) && double.IsFinite(value))
        {
            RegisterNumber.ThrowNotHeld(value, float.MinValue, float.MaxValue, member);
        }

        return single;
    }

    /// <summary>Narrows a raw value to a Half.</summary>
    /// <inheritdoc cref="ToSingle"/>
    public static Half ToHalf(double raw, double value, string member)
    {
        var half = (Half)raw;
        if (Half.IsInfinity(half) && double.IsFinite(value))
        {
            RegisterNumber.ThrowNotHeld(value, Half.MinValue, Half.MaxValue, member);
        }

        return half;
    }

    /// <summary>Passes a raw value on that has to be as finite as the property's value.</summary>
    /// <inheritdoc cref="ToSingle"/>
    public static double ToDouble(double raw, double value, string member)
    {
        if (double.IsInfinity(raw) && double.IsFinite(value))
        {
            RegisterNumber.ThrowNotHeld(value, double.MinValue, double.MaxValue, member);
        }

        return raw;
    }

    private static TRaw RoundExact<TRaw>(decimal raw, decimal value, string member)
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        decimal rounded = decimal.Round(raw, MidpointRounding.AwayFromZero);
        if (rounded < decimal.CreateTruncating(TRaw.MinValue) || rounded > decimal.CreateTruncating(TRaw.MaxValue))
        {
            ThrowNotHeld<TRaw, decimal>(value, rounded, member);
        }

        return TRaw.CreateTruncating(rounded);
    }

    [DoesNotReturn]
    private static void ThrowNotHeld<TRaw, TValue>(TValue value, object raw, string member)
        where TRaw : IMinMaxValue<TRaw> =>
        throw new ArgumentOutOfRangeException(
            member,
            value,
            FormattableString.Invariant(
                $"{member} cannot be {value}: on the wire that is {raw}, and its registers hold {TRaw.MinValue} to {TRaw.MaxValue}; nothing was written."));
}
