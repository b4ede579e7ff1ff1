namespace Coilwright;

/// <summary>What a pool holds and what it has counted since it was created: one consistent moment of it.</summary>
public readonly record struct PoolStatistics
{
    /// <summary>The most connections there may be: <see cref="PoolOptions.MaxActive"/>.</summary>
    public int MaxActive { get; init; }

    /// <summary>Connections that are open, with those still being closed.</summary>
    public int Total { get; init; }

    /// <summary>Connections in use.</summary>
    public int Active { get; init; }

    /// <summary>Connections that are free.</summary>
    public int Idle { get; init; }

    /// <summary>Connections being opened.</summary>
    public int Opening { get; init; }

    /// <summary>Callers that wait for a connection.</summary>
    public int Waiting { get; init; }

    /// <summary>How many connections have been opened.</summary>
    public long Opened { get; init; }

    /// <summary>How many connections have been closed, for whatever reason.</summary>
    public long Closed { get; init; }

    /// <summary>How many attempts to open a connection have failed.</summary>
    public long ConnectFailures { get; init; }

    /// <summary>How many callers have waited in vain.</summary>
    public long TimedOut { get; init; }

    /// <summary>How many connections were held for longer than <see cref="PoolOptions.LeakThreshold"/>.</summary>
    public long SuspectedLeaks { get; init; }
}
