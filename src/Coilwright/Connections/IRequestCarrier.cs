using Coilwright.Requests;

namespace Coilwright.Connections;

/// <summary>
/// What a client stands on: one connection, a pool of them, a serial line, or a socket that blocks. It takes requests in any number and
/// keeps whatever is underneath alive; the client above knows no difference.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal interface IRequestCarrier : IRequestChannel, IAsyncDisposable, IDisposable
{
    /// <summary>Where the peer is, for messages; of several endpoints the first.</summary>
    Endpoint Endpoint { get; }

    /// <summary>How many requests may be on their way at once, over all connections together: so many are worth submitting ahead.</summary>
    int MaxInFlight { get; }

    /// <summary>The state, its event and its stream.</summary>
    ConnectionStateMachine States { get; }

    /// <summary>What was counted so far, all of it at one moment.</summary>
    ConnectionStatistics Statistics { get; }

    /// <summary>What the pool holds and has counted; <see langword="null"/> where there is none.</summary>
    PoolStatistics? Pool => null;

    /// <summary>Makes one attempt where there is no connection, or joins the one under way, and leaves <see cref="ConnectionState.Offline"/> if it succeeds.</summary>
    /// <param name="cancellationToken">Gives up waiting; the attempt goes on for others, until it ends by itself.</param>
    /// <returns><see langword="null"/> when connected, otherwise why not.</returns>
    Task<Exception?> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Takes no more requests, lets those in flight finish for at most the given time, then closes.</summary>
    Task DrainAsync(TimeSpan bound);
}
