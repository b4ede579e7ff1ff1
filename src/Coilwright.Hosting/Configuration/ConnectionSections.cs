namespace Coilwright.Hosting;

/// <summary>The options that clients of both protocols have.</summary>
internal static class ConnectionSections
{
    public static void Read(SectionReader section, ConnectionOptions options)
    {
        section.Read<TimeSpan>(nameof(options.ConnectTimeout), value => options.ConnectTimeout = value);
        section.Read<bool>(nameof(options.Eager), value => options.Eager = value);
        section.ReadSection(nameof(options.Reconnect), inner => Read(inner, options.Reconnect));
        section.ReadSection(nameof(options.Heartbeat), inner => Read(inner, options.Heartbeat));
    }

    public static void Read(SectionReader section, ReconnectOptions options)
    {
        section.Read<int>(nameof(options.Attempts), value => options.Attempts = value);
        section.Read<TimeSpan>(nameof(options.InitialDelay), value => options.InitialDelay = value);
        section.Read<TimeSpan>(nameof(options.MaxDelay), value => options.MaxDelay = value);
        section.Read<double>(nameof(options.Jitter), value => options.Jitter = value);
        section.Read<TimeSpan>(nameof(options.ProbeInterval), value => options.ProbeInterval = value);
    }

    public static void Read(SectionReader section, HeartbeatOptions options)
    {
        section.Read<TimeSpan>(nameof(options.Interval), value => options.Interval = value);
        section.Read<TimeSpan>(nameof(options.Timeout), value => options.Timeout = value);
        section.Read<int>(nameof(options.Misses), value => options.Misses = value);
    }

    public static void Read(SectionReader section, RetryOptions options)
    {
        section.Read<int>(nameof(options.Attempts), value => options.Attempts = value);
        section.Read<bool>(nameof(options.Writes), value => options.Writes = value);
        section.Read<TimeSpan>(nameof(options.InitialDelay), value => options.InitialDelay = value);
        section.Read<TimeSpan>(nameof(options.MaxDelay), value => options.MaxDelay = value);
        section.Read<double>(nameof(options.Jitter), value => options.Jitter = value);
        section.Read<TimeSpan>(nameof(options.AttemptTimeout), value => options.AttemptTimeout = value);
        section.Read<TimeSpan>(nameof(options.MaxUnreachableDelay), value => options.MaxUnreachableDelay = value);
    }

    public static void Read(SectionReader section, PoolOptions options)
    {
        section.Read<int>(nameof(options.MaxActive), value => options.MaxActive = value);
        section.Read<int>(nameof(options.MinIdle), value => options.MinIdle = value);
        section.Read<TimeSpan>(nameof(options.MaxWait), value => options.MaxWait = value);
        section.Read<TimeSpan>(nameof(options.IdleTimeout), value => options.IdleTimeout = value);
        section.Read<TimeSpan>(nameof(options.Lifetime), value => options.Lifetime = value);
        section.Read<TimeSpan>(nameof(options.KeepAlive), value => options.KeepAlive = value);
        section.Read<TimeSpan>(nameof(options.KeepAliveTimeout), value => options.KeepAliveTimeout = value);
        section.Read<double>(nameof(options.Jitter), value => options.Jitter = value);
        section.Read<TimeSpan>(nameof(options.LeakThreshold), value => options.LeakThreshold = value);
    }
}
