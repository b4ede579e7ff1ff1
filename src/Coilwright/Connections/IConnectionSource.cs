using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Connections;

/// <summary>
/// Where a <see cref="RequestChannel"/> has its connections from: one that is kept alive, or several that are lent. It gives them to the
/// channel as to its <see cref="IConnectionListener{TConnection}"/>.
/// </summary>
internal interface IConnectionSource : IAsyncDisposable
{
    /// <summary>The state, its event and its stream.</summary>
    ConnectionStateMachine States { get; }

    /// <summary>Whether there can be more than one connection, each of them lent until it is given back.</summary>
    bool IsPool { get; }

    /// <summary>Whether a connection is to be given back as soon as nothing is in flight on it, even while requests wait.</summary>
    bool WantsBack => false;

    /// <summary>What the pool holds and has counted; <see langword="null"/> where there is none.</summary>
    PoolStatistics? Pool => null;

    /// <summary>How many heartbeats in a row have gone unanswered.</summary>
    int MissedHeartbeats => 0;

    /// <summary>Begins to open what the options want to be open in advance.</summary>
    void Start();

    /// <summary>Asks for a connection, or for one more, without waiting for it; nothing happens while one that was asked for is still to come.</summary>
    /// <returns><see langword="false"/> when none will come for now: whatever needed it is to fail at once.</returns>
    bool TryDemand([NotNullWhen(false)] out Exception? refusal);

    /// <summary>Takes a connection back, on which nothing is in flight. May be called under the lock of the channel, and calls nobody back.</summary>
    void Release(LiveConnection connection);

    /// <summary>The error of a request that has waited in vain for a connection to become free; <see langword="null"/> where nothing is lent.</summary>
    Exception? Exhausted(int waiting, TimeSpan limit, TimeSpan waited) => null;

    /// <summary>Makes one attempt where there is no connection, or joins the one under way.</summary>
    /// <exception cref="ConnectionUnavailableException">The attempt failed, or the end has begun.</exception>
    Task ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Gives no more connections away, lets what is in flight finish for at most the given time, then closes.</summary>
    Task DrainAsync(TimeSpan bound);
}
