using System.Globalization;
using Coilwright.Telemetry;

namespace Coilwright;

/// <summary>No connection of the pool became free in time, and nothing of the request was sent.</summary>
public sealed class PoolExhaustedException : CoilwrightException
{
    internal PoolExhaustedException(PoolStatistics statistics, TimeSpan limit, TimeSpan waited, Exception? lastConnectError)
        : base(Describe(statistics, limit, waited, lastConnectError), lastConnectError)
    {
        Statistics = statistics;
        Waited = waited;
    }

    /// <summary>The pool when the wait ended, with this caller still counted among those who wait.</summary>
    public PoolStatistics Statistics { get; }

    /// <summary>How long was waited.</summary>
    public TimeSpan Waited { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;

    private static string Describe(PoolStatistics pool, TimeSpan limit, TimeSpan waited, Exception? lastConnectError)
    {
        string numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"No connection became free within {limit.TotalSeconds:0.###} s: total {pool.Total} of {pool.MaxActive}, active {pool.Active}, idle {pool.Idle}, opening {pool.Opening}, waiting {pool.Waiting}.");
        string advice = lastConnectError is null
            ? " Raise PoolOptions.MaxActive or MaxWait, or hold connections for a shorter time."
            : $" The last attempt to connect failed: {lastConnectError.Message}";
        return numbers + advice + ThreadPoolPressure.Describe(limit, waited);
    }
}
