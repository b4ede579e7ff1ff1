namespace Coilwright.Modbus.Values;

/// <summary>
/// Judges values that lie about half way between two raw values. A product may come to lie on the other side of a half than the value that it was
/// made from: 1.005 x 100 is less than 100.5. So the value is compared with the double, or float, that stands for the half: what counts is the
/// decimal number as which the value is written.
/// </summary>
internal static class ScaleHalf
{
    // Up to there a whole raw value and the half behind it are different numbers, whatever the scale, and raw is at most a quarter off.
    private const double GreatestOfDouble = 1L << 50;
    private const double GreatestOfSingle = 1L << 21;

    // Up to there every whole number is a double.
    private const double GreatestWhole = 1L << 53;
    private const double Quarter = 0.25;

    /// <summary>The raw value, rounded if it is anywhere near a half, or so long that the product may be off by a whole.</summary>
    /// <param name="raw">The raw value by the arithmetic of doubles.</param>
    /// <param name="value">The property's value, which is (raw x <paramref name="factor"/> + <paramref name="addend"/>) / 10^<paramref name="digits"/>.</param>
    /// <param name="factor">The factor, not 0.</param>
    /// <param name="addend">The addend.</param>
    /// <param name="digits">The digits of the power of ten, 0 to 37.</param>
    public static double Settle(double raw, double value, long factor, long addend, int digits) =>
        IsNear(raw, GreatestOfDouble) ? Compare(raw, value, Value(raw, factor, addend, ExactScale.PowerOfTen(digits)), factor)
            : IsLong(raw) ? Whole(raw, value, factor, addend, ExactScale.PowerOfTen(digits))
            : raw;

    /// <inheritdoc cref="Settle(double, double, long, long, int)"/>
    public static double Settle(double raw, float value, long factor, long addend, int digits) =>
        IsNear(raw, GreatestOfSingle) ? Compare(raw, value, (float)Value(raw, factor, addend, ExactScale.PowerOfTen(digits)), factor) : raw;

    /// <summary>The raw value, rounded if it is anywhere near a half, or so long that the product may be off by a whole.</summary>
    /// <param name="raw">The raw value by the arithmetic of doubles.</param>
    /// <param name="value">The property's value, which is raw / <paramref name="divisor"/>.</param>
    /// <param name="divisor">The divisor, not 0.</param>
    public static double Settle(double raw, double value, long divisor) =>
        IsNear(raw, GreatestOfDouble) ? Compare(raw, value, Value(raw, divisor), divisor)
            : IsLong(raw) ? Whole(raw, value, Math.Sign(divisor), 0, (UInt128)Int128.Abs(divisor))
            : raw;

    /// <inheritdoc cref="Settle(double, double, long)"/>
    public static double Settle(double raw, float value, long divisor) =>
        IsNear(raw, GreatestOfSingle) ? Compare(raw, value, (float)Value(raw, divisor), divisor) : raw;

    private static bool IsNear(double raw, double greatest) => Math.Abs(raw) < greatest && Math.Abs(raw - Math.Round(raw)) > Quarter;

    private static bool IsLong(double raw) => Math.Abs(raw) is >= GreatestOfDouble and <= GreatestWhole;

    // Of the whole numbers next to the product, the one that reads as the value: what was read is written as it was.
    private static double Whole(double raw, double value, long factor, long addend, UInt128 divisor)
    {
        double nearest = Math.Round(raw);
        foreach (double whole in (ReadOnlySpan<double>)[nearest, nearest - 1, nearest + 1])
        {
            if (ExactScale.Divide(((Int128)whole * factor) + addend, divisor).Equals(value))
            {
                return whole;
            }
        }

        return raw;
    }

    private static double Compare(double raw, double value, double half, long factor)
    {
        bool reached = raw < 0 == factor < 0 ? value >= half : value <= half;
        return Math.Truncate(raw) + (reached ? Away(raw) : 0);
    }

    // The value of the half that raw is near to.
    private static double Value(double raw, long factor, long addend, UInt128 divisor)
    {
        Int128 halves = (2 * (Int128)Math.Truncate(raw)) + Away(raw);
        return ExactScale.Divide((halves * factor) + (2 * (Int128)addend), 2 * divisor);
    }

    private static double Value(double raw, long divisor) => Value(raw, Math.Sign(divisor), 0, (UInt128)Int128.Abs(divisor));

    private static int Away(double raw) => raw < 0 ? -1 : 1;
}
