namespace Coilwright.Modbus;

/// <summary>The values that a write of a member accepts, both ends included.</summary>
/// <typeparam name="T">The type of the C# property.</typeparam>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
public sealed record MemberRange<T>(T Min, T Max)
{
    internal void Check(T value, string member, string? unit)
    {
        // Comparer sorts NaN and null below everything, so both are refused wherever a range is given.
        Comparer<T> comparer = Comparer<T>.Default;
        if (comparer.Compare(value, Min) < 0 || comparer.Compare(value, Max) > 0)
        {
            throw new ArgumentOutOfRangeException(
                member, value, FormattableString.Invariant($"{member} accepts {Min} to {Max}{(unit is null ? "" : " " + unit)}; nothing was sent."));
        }
    }
}
