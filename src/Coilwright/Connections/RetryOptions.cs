using Coilwright.Connections;

namespace Coilwright;

/// <summary>Which requests are sent again when they fail, how often, and how far apart. All attempts of a call share its one deadline.</summary>
/// <remarks>
/// The wait before attempt n + 1 is <see cref="InitialDelay"/> × 2ⁿ⁻¹, at most <see cref="MaxDelay"/>, shortened at random by up to
/// <see cref="Jitter"/> of itself. A request whose connection was lost is sent again as soon as there is another. Where the wait would
/// end after the deadline, the call fails at once instead. Set the options before a client is created with them, and leave them alone
/// afterwards. A value out of range throws <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class RetryOptions
{
    /// <summary>How often a request that only reads is sent at most. 1, for no retry, to 1,000; 3 by default.</summary>
    public int Attempts { get; set => field = OptionRange.Check(value, 1, 1000); } = 3;

    /// <summary>
    /// Whether requests that can change something are sent again as well. <see langword="false"/> by default: a write that failed may have been
    /// applied, and only you know whether twice does harm.
    /// </summary>
    public bool Writes { get; set; }

    /// <summary>The wait after the first failed attempt. 1 ms to 1 h; 100 ms by default.</summary>
    public TimeSpan InitialDelay { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts. 1 ms to 1 h; 2 s by default. Where it is below <see cref="InitialDelay"/> it wins.</summary>
    public TimeSpan MaxDelay { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(2);

    /// <summary>Which part of a wait is random, 0 to 1; 0.5 by default.</summary>
    public double Jitter { get; set => field = OptionRange.Check(value, 0, 1); } = 0.5;

    /// <summary>
    /// After which time without an answer an attempt is given up and followed by another, as long as there may be one. 1 ms to 1 day, or never,
    /// which is the default: then a request that is not answered waits up to its deadline and is sent once.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// The longest time for which a device is left alone that a gateway does not reach. 1 ms to 1 h; 10 s by default. The time begins with
    /// <see cref="InitialDelay"/> and doubles with each such answer in a row; requests to it that cannot wait so long fail at once.
    /// </summary>
    public TimeSpan MaxUnreachableDelay { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(10);
}
