using Coilwright.Connections;

namespace Coilwright;

/// <summary>How many connections are kept to a peer, and for how long.</summary>
/// <remarks>
/// Set them before a client is created with them, and leave them alone afterwards. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set. A time that may be switched off is so by
/// <see cref="Timeout.InfiniteTimeSpan"/>.
/// </remarks>
public sealed class PoolOptions
{
    /// <summary>
    /// The most connections at once: in use, idle, being opened and being closed. 1 to 10,000; 4 by default, because many devices accept
    /// no more. 1 for a device that accepts a single connection: the next is then opened only after the last has been closed.
    /// </summary>
    public int MaxActive { get; set => field = OptionRange.Check(value, 1, 10_000); } = 4;

    /// <summary>How many idle connections are kept open in advance. 0 to 10,000; 0 by default. Never makes more than <see cref="MaxActive"/>.</summary>
    public int MinIdle { get; set => field = OptionRange.Check(value, 0, 10_000); }

    /// <summary>How long a caller waits for a connection at most. 1 ms to 1 h, or for ever; 5 s by default. A caller's own deadline may end the wait earlier.</summary>
    public TimeSpan MaxWait { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(5);

    /// <summary>After which time idle connections beyond <see cref="MinIdle"/> are closed, oldest first. 1 ms to 1 day, or never; 5 min by default.</summary>
    public TimeSpan IdleTimeout { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a connection may become. 1 ms to 30 days, or any age, which is the default. One in use gets no more requests, and is closed when
    /// those in flight have their answers.
    /// </summary>
    public TimeSpan Lifetime { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(30)); } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How often an idle connection is asked for a sign of life. One in use over which nothing has come for as long gets no more requests, and is
    /// closed when those in flight have come to their ends. 1 ms to 1 day, or never; 30 s by default.
    /// </summary>
    public TimeSpan KeepAlive { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for that sign of life before the connection is closed. 1 ms to 1 h; 5 s by default.</summary>
    public TimeSpan KeepAliveTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// By which part of itself, at most, <see cref="Lifetime"/> and <see cref="KeepAlive"/> are shortened at random, for each connection anew,
    /// so that connections opened together do not end together. 0 to 1; 0.1 by default.
    /// </summary>
    public double Jitter { get; set => field = OptionRange.Check(value, 0, 1); } = 0.1;

    /// <summary>
    /// After which time a connection that has been in use without a pause is suspected to be leaked. 1 ms to 1 day, or never, which is the
    /// default: to tell who holds it, the stack of every caller is captured, which takes time and memory.
    /// </summary>
    public TimeSpan LeakThreshold { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = Timeout.InfiniteTimeSpan;

    /// <summary>Told of each suspected leak, once, on a thread of the pool. What it throws is dropped.</summary>
    public Action<PoolLeak>? LeakSuspected { get; set; }

    /// <summary>The same as they are now, to be changed without anybody seeing.</summary>
    internal PoolOptions Clone() => (PoolOptions)MemberwiseClone();
}
