namespace Coilwright.Modbus.Values;

/// <summary>Scaling of raw values that are too long for double arithmetic to be rounded only once.</summary>
public static class ExactScale
{
    // Both ends of a quotient of these are exact as doubles, so that their division is the one rounding there is.
    private const int MostExactDigits = 22;
    private static readonly Int128 GreatestExact = (Int128)1 << 53;

    private static readonly UInt128[] PowersOfTen = MakePowers();

    /// <summary>The double nearest to <paramref name="numerator"/> / 10^<paramref name="digits"/>.</summary>
    /// <param name="numerator">The dividend; <see cref="Int128.MinValue"/> excepted.</param>
    /// <param name="digits">How many decimal digits to move the point by, 0 to 38.</param>
    public static double Divide(Int128 numerator, int digits) => Divide(numerator, PowersOfTen[digits], digits <= MostExactDigits);

    /// <summary>The double nearest to <paramref name="numerator"/> / <paramref name="divisor"/>.</summary>
    /// <param name="numerator">The dividend; <see cref="Int128.MinValue"/> excepted.</param>
    /// <param name="divisor">The divisor, 1 to 2^127.</param>
    internal static double Divide(Int128 numerator, UInt128 divisor) => Divide(numerator, divisor, divisor <= (UInt128)GreatestExact);

    /// <summary>10^<paramref name="digits"/>, 0 to 38.</summary>
    internal static UInt128 PowerOfTen(int digits) => PowersOfTen[digits];

    private static double Divide(Int128 numerator, UInt128 divisor, bool isExactDivisor)
    {
        if (numerator == 0)
        {
            return 0;
        }

        if (isExactDivisor && Int128.Abs(numerator) <= GreatestExact)
        {
            return (double)(long)numerator / (double)divisor;
        }

        double magnitude = Divide((UInt128)Int128.Abs(numerator), divisor);
        return Int128.IsNegative(numerator) ? -magnitude : magnitude;
    }

    // Schoolbook division until the quotient has a bit more than a double's 53; what is left over only breaks ties.
    private static double Divide(UInt128 dividend, UInt128 divisor)
    {
        (UInt128 quotient, UInt128 rest) = UInt128.DivRem(dividend, divisor);
        int exponent = 0;
        while (quotient < (UInt128)1 << 54)
        {
            rest <<= 1;
            quotient <<= 1;
            exponent--;
            if (rest >= divisor)
            {
                rest -= divisor;
                quotient |= 1;
            }
        }

        int excess = 128 - (int)UInt128.LeadingZeroCount(quotient) - 53;
        var mantissa = (ulong)(quotient >> excess);
        UInt128 cut = quotient & (((UInt128)1 << excess) - 1);
        UInt128 half = (UInt128)1 << (excess - 1);
        bool up = cut > half || (cut == half && (rest != 0 || (mantissa & 1) == 1));
        return Math.ScaleB(mantissa + (up ? 1UL : 0UL), exponent + excess);
    }

    private static UInt128[] MakePowers()
    {
        var powers = new UInt128[39];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
