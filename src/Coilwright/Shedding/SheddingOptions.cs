namespace Coilwright;

/// <summary>When a server that has too much to do holds back, and when it refuses.</summary>
/// <remarks>
/// Load is the time-weighted mean of what is at work over what may be at work at once: 1 when all places were taken all the time. Set the options before a
/// server is created with them, and leave them alone afterwards. A value out of range throws <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class SheddingOptions
{
    /// <summary>Whether anything is shed at all; <see langword="true"/> by default. Without it only full queues refuse.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>The load over one second above which the server is <see cref="ShedLevel.Throttling"/>. 0.01 to 1; 0.8 by default.</summary>
    public double ThrottleAbove { get; set => field = CheckShare(value); } = 0.8;

    /// <summary>The load over five seconds above which it is <see cref="ShedLevel.Refusing"/>. 0.01 to 1; 0.9 by default.</summary>
    public double RefuseAbove { get; set => field = CheckShare(value); } = 0.9;

    /// <summary>
    /// How far the load must fall below the threshold that a level began at for the level to end, so that it does not come and go with every call. 0 to 1;
    /// 0.1 by default.
    /// </summary>
    public double Hysteresis { get; set => field = CheckShare(value, least: 0); } = 0.1;

    /// <summary>
    /// How many calls must have come within the time that is judged for a level to begin, 0 to 1,000,000; 20 by default. A few long calls that take all places are
    /// no overload as long as nobody asks for more.
    /// </summary>
    public int MinSamples
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000);
            field = value;
        }
    } = 20;

    private static double CheckShare(double value, double least = 0.01)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
        return value;
    }
}
