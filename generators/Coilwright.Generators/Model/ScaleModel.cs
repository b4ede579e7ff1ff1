namespace Coilwright.Generators.Model;

/// <summary>
/// Scale and offset as literals of the arithmetic that applies them. Doubles and integers: value = (raw x Factor + Addend) / Divisor;
/// decimals: value = raw x Factor + Addend; wide: value = (raw x Factor + Addend) / 10^Digits.
/// </summary>
/// <param name="Factor">What raw is multiplied by, or <see langword="null"/> for 1.</param>
/// <param name="Addend">What is then added, or <see langword="null"/> for 0; may begin with a minus sign.</param>
/// <param name="Divisor">What is then divided by, or <see langword="null"/> for 1.</param>
/// <param name="Digits">The decimal digits of the wide form.</param>
/// <param name="Scale">Scale itself as a double literal, for the way back from the wide form.</param>
/// <param name="Offset">Offset itself as a double literal, or <see langword="null"/> for 0.</param>
/// <param name="Halves">
/// Factor, addend and digits of the wide form as arguments, by which a double is judged that lies half way between two raw values; or
/// <see langword="null"/> where whole numbers do not hold them, or where nothing is rounded.
/// </param>
internal sealed record ScaleModel(
    string? Factor, string? Addend, string? Divisor, int Digits, string? Scale, string? Offset, string? Halves = null);
