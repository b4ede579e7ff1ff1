using System.Runtime.CompilerServices;

namespace Coilwright.Connections;

/// <summary>Refuses an option's value where it is set, so that the error points at the line that is wrong.</summary>
internal static class OptionRange
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public static T Check<T>(T value, T least, T most, [CallerMemberName] string name = "")
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be between {least} and {most}."));

    /// <summary>As <see cref="Check{T}"/>, and <see cref="Timeout.InfiniteTimeSpan"/> is allowed: it stands for "never".</summary>
    public static TimeSpan CheckOrNever(TimeSpan value, TimeSpan least, TimeSpan most, [CallerMemberName] string name = "") =>
        value == Timeout.InfiniteTimeSpan ? value : Check(value, least, most, name);
}
