using System.Globalization;

namespace Coilwright.Benchmarks.Harness;

/// <summary>What the ratio of ours to the yardstick has to keep to.</summary>
/// <param name="Value">The bound, which is still allowed.</param>
/// <param name="IsAtMost">Whether the ratio has to stay below; otherwise it has to reach it.</param>
internal sealed record Limit(double Value, bool IsAtMost)
{
    public static Limit AtMost(double value) => new(value, true);

    public static Limit AtLeast(double value) => new(value, false);

    public bool Allows(double ratio) => IsAtMost ? ratio <= Value : ratio >= Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsAtMost ? "≤" : "≥")} {Value:0.###}");
}
