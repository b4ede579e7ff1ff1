namespace Coilwright.Connections;

/// <summary>How long to wait after a failed attempt. A pure function: nothing is remembered, so nothing can drift.</summary>
internal static class BackOff
{
    /// <summary>The wait after the failure of the given attempt.</summary>
    /// <param name="options">Initial and longest wait, and the part of it that is random.</param>
    /// <param name="attempt">The attempt that failed, from 1; 0 or less means that none has failed, and there is nothing to wait for.</param>
    /// <param name="random">Evenly distributed in [0, 1).</param>
    /// <remarks>
    /// The jitter only ever shortens ("equal jitter" at its default of one half), so the longest wait stays what the options say.
    /// </remarks>
    public static TimeSpan Delay(ReconnectOptions options, int attempt, double random) =>
        Delay(options.InitialDelay, options.MaxDelay, options.Jitter, attempt, random);

    /// <summary>The wait after the failure of the given attempt.</summary>
    public static TimeSpan Delay(TimeSpan initial, TimeSpan longest, double jitter, int attempt, double random)
    {
        if (attempt <= 0)
        {
            return TimeSpan.Zero;
        }

        // In doubles, where 2^(10^6) is infinity and not an overflow.
        double full = Math.Min(initial.Ticks * Math.Pow(2, attempt - 1), longest.Ticks);
        return TimeSpan.FromTicks((long)(full * (1 - (jitter * random))));
    }
}
