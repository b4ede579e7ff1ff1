namespace Coilwright.Connections;

/// <summary>Something that has been opened, can be asked for a sign of life, and dies once, with a reason.</summary>
/// <remarks>All members may be used from any thread at any time.</remarks>
internal interface ILiveConnection : IAsyncDisposable
{
    /// <summary>
    /// Completes when the connection can carry nothing any more, with the first reason why; never fails and is never cancelled. Its
    /// continuations run asynchronously (<see cref="TaskCreationOptions.RunContinuationsAsynchronously"/>).
    /// </summary>
    Task<Exception> Died { get; }

    /// <summary>
    /// Whether the peer has answered a request on this connection, by whatever answer makes sense; a handshake does not count. A peer that
    /// accepts connections and drops them unused is treated as one that does not accept them.
    /// </summary>
    bool HasAnswered { get; }

    /// <summary>The timestamp at which the last byte came in, or at which the connection was opened if none has.</summary>
    long LastReceivedAt { get; }

    /// <summary>For how long the peer takes silence, where it has said so; it is asked for signs of life more often than that.</summary>
    TimeSpan PeerPatience => Timeout.InfiniteTimeSpan;

    /// <summary>Asks the peer for a sign of life, whatever answer counts.</summary>
    /// <param name="cancellationToken">Ends the wait, and is obeyed at once.</param>
    /// <returns>
    /// <see langword="true"/> when the peer has answered, <see langword="false"/> when there is nothing to ask it with, which proves
    /// neither life nor death.
    /// </returns>
    ValueTask<bool> PingAsync(CancellationToken cancellationToken);

    /// <summary>Takes no new requests, and completes when none is in flight or the connection has died.</summary>
    Task DrainAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Kills the connection: what is in flight fails at once, then <see cref="Died"/> completes. Only the first reason counts. Never
    /// blocks and never throws.
    /// </summary>
    void Poison(Exception reason);
}
