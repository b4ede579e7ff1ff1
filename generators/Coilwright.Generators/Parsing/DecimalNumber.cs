using System.Globalization;
using System.Numerics;

namespace Coilwright.Generators.Parsing;

/// <summary>A number as its shortest decimal text has it: <c>Mantissa x 10^Exponent</c>, exactly.</summary>
internal readonly record struct DecimalNumber(BigInteger Mantissa, int Exponent)
{
    public bool IsZero => Mantissa.IsZero;

    /// <summary>Reads a finite double by the shortest text that gives it back.</summary>
    public static DecimalNumber From(double value)
    {
        string text = ShortestText(value);
        int exponentAt = text.IndexOf('E');
        int exponent = exponentAt < 0 ? 0 : int.Parse(text.Substring(exponentAt + 1), CultureInfo.InvariantCulture);
        string digits = exponentAt < 0 ? text : text.Substring(0, exponentAt);
        int point = digits.IndexOf('.');
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        return Reduce(BigInteger.Parse(digits, CultureInfo.InvariantCulture), exponent);
    }

    /// <summary>The quotient, where it has finitely many decimal digits.</summary>
    public static DecimalNumber Divide(BigInteger numerator, BigInteger denominator)
    {
        int digits = 0;
        while (!(numerator % denominator).IsZero)
        {
            numerator *= 10;
            digits++;
        }

        return Reduce(numerator / denominator, -digits);
    }

    /// <summary>The number times a power of ten, which must leave no fraction.</summary>
    public BigInteger Shift(int digits) => Mantissa * BigInteger.Pow(10, Exponent + digits);

    /// <summary>The number without an exponent: <c>0.0001</c>, <c>-12000</c>.</summary>
    public override string ToString()
    {
        string digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        string sign = Mantissa.Sign < 0 ? "-" : "";
        if (Exponent >= 0)
        {
            return sign + digits + new string('0', IsZero ? 0 : Exponent);
        }

        digits = digits.PadLeft(1 - Exponent, '0');
        return sign + digits.Insert(digits.Length + Exponent, ".");
    }

    private static DecimalNumber Reduce(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
        {
            return default;
        }

        while ((mantissa % 10).IsZero)
        {
            mantissa /= 10;
            exponent++;
        }

        return new(mantissa, exponent);
    }

    // .NET Framework, where Visual Studio runs this, has no format that is always the shortest.
    private static string ShortestText(double value)
    {
        foreach (string format in (string[])["G15", "G16"])
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
