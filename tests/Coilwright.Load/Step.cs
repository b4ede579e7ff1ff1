using System.Diagnostics;

namespace Coilwright.Load;

/// <summary>One line of the table.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Users">By how many at once.</param>
/// <param name="StartedAt">The timestamp of its beginning.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Tally">What became of the calls.</param>
internal sealed record Step(string Name, int Users, long StartedAt, TimeSpan Elapsed, Tally Tally)
{
    /// <summary>The times of the calls that were answered.</summary>
    public Histogram Times { get; } = Tally.Times;

    /// <summary>How many calls were made.</summary>
    public long Calls => Times.Count + Tally.Refused + Tally.Failed;

    /// <summary>The calls that were answered in a second.</summary>
    public double PerSecond => Times.Count / Elapsed.TotalSeconds;

    /// <summary>The percentage of the calls that were refused.</summary>
    public double RefusedPercent => Percent(Tally.Refused);

    /// <summary>The percentage of the calls that were refused or failed.</summary>
    public double ErrorPercent => Percent(Tally.Refused + Tally.Failed);

    /// <summary>How long after the beginning the last call was refused; nothing if none was.</summary>
    public TimeSpan LastRefusal => Tally.LastRefusedAt == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(StartedAt, Tally.LastRefusedAt);

    private double Percent(long count) => Calls == 0 ? 0 : 100.0 * count / Calls;
}
