using Coilwright.Connections;

namespace Coilwright;

/// <summary>How a connection that is idle is asked for a sign of life, and when it is given up.</summary>
/// <remarks>
/// Any byte that comes in is life. A peer that vanished without a word is noticed after
/// <see cref="Interval"/> + <see cref="Misses"/> × <see cref="Timeout"/> at the latest: 45 s by default. Set the options
/// before a client is created with them, and leave them alone afterwards. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class HeartbeatOptions
{
    /// <summary>
    /// How long nothing may have come in before a sign of life is asked for. 1 ms to 1 day, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no heartbeat; 30 s by default. A peer that has said that it takes less silence than three times that is
    /// asked more often.
    /// </summary>
    public TimeSpan Interval { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for each sign of life. 1 ms to 1 h; 5 s by default.</summary>
    public TimeSpan Timeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(5);

    /// <summary>How many heartbeats in a row must go unanswered for the connection to be given up. 1 to 1,000; 3 by default.</summary>
    public int Misses { get; set => field = OptionRange.Check(value, 1, 1000); } = 3;
}
