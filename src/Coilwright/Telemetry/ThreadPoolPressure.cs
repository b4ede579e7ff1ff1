using System.Globalization;

namespace Coilwright.Telemetry;

/// <summary>
/// Tells a timeout of the peer's from one of our own making. A timer that fires long after its time had no thread to run on, and an
/// answer may have lain there unread: blaming the device would send people to the wrong end of the cable.
/// </summary>
internal static class ThreadPoolPressure
{
    private static readonly TimeSpan LeastLateness = TimeSpan.FromMilliseconds(500);

    /// <summary>A sentence to end the message of a timeout with; empty unless the timeout was noticed suspiciously late.</summary>
    /// <param name="limit">How long was to be waited.</param>
    /// <param name="elapsed">How long was waited, by the monotonic clock.</param>
    public static string Describe(TimeSpan limit, TimeSpan elapsed)
    {
        TimeSpan late = elapsed - limit;
        bool isSuspicious = late > LeastLateness && late > limit / 4;
        return isSuspicious
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" This was noticed {late.TotalSeconds:0.#} s late, with {ThreadPool.PendingWorkItemCount} work items queued for {ThreadPool.ThreadCount} threads: the thread pool is starved, look for code that blocks it.")
            : "";
    }
}
