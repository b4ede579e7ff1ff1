namespace Coilwright.Benchmarks.Harness;

/// <summary>What became of a row: medians over all turns.</summary>
/// <param name="Row">The row.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Yardstick">The yardstick's figure, where there is one.</param>
/// <param name="Ratio">Ours to the yardstick's, turn by turn.</param>
/// <param name="Bytes">What an operation of ours allocated.</param>
internal sealed record RowResult(Row Row, double Ours, double? Yardstick, double? Ratio, double Bytes)
{
    /// <summary>Whether every promise was kept; <see langword="null"/> where none was made.</summary>
    public bool? Met => Row.Limit is null && Row.MaxBytes is null
        ? null
        : (Row.Limit?.Allows(Math.Round(Ratio ?? Ours, 3)) ?? true) && Bytes <= (Row.MaxBytes ?? double.MaxValue);
}
