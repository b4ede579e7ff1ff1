using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Coilwright.Connections;

/// <summary>
/// The state of one connection, or of one pool. It changes through <see cref="TryTransition"/> and nowhere else; every change is
/// published, in order, to the event and to all who watch.
/// </summary>
/// <remarks>Thread-safe. Publishing never waits for a subscriber.</remarks>
/// <param name="time">The clock.</param>
/// <param name="owner">Who the event says it comes from: the client that users know.</param>
internal sealed partial class ConnectionStateMachine(TimeProvider time, object owner)
{
    private readonly Lock _gate = new();
    private readonly ConnectionStateFeed _feed = new();
    private long _enteredAt = time.GetTimestamp();
    private ConnectionStateChange _latest = new(
        ConnectionState.Disconnected, ConnectionState.Disconnected, Attempt: 0, Reason: null, time.GetUtcNow(), TimeSpan.Zero);

    public ConnectionStateChange Latest => Volatile.Read(ref _latest);

    public ConnectionState State => Latest.Current;

    /// <summary>Enters the state the event leads to; <see langword="false"/> where the present state does not allow it.</summary>
    public bool TryTransition(ConnectionEvent cause, Exception? reason = null, int attempt = 0)
    {
        lock (_gate)
        {
            if (!ConnectionTransitions.TryNext(_latest.Current, cause, out ConnectionState next))
            {
                return false;
            }

            TimeSpan lasted = time.GetElapsedTime(_enteredAt);
            _enteredAt = time.GetTimestamp();
            var change = new ConnectionStateChange(_latest.Current, next, attempt, reason, time.GetUtcNow(), lasted);
            Volatile.Write(ref _latest, change);

            // Inside the lock, so that all see the changes in the order in which they were made. It only writes into channels.
            _feed.Publish(change);
            return true;
        }
    }

    /// <summary>
    /// Yields the latest change at once and then every further one, up to and including <see cref="ConnectionState.Closed"/>. A reader
    /// that falls more than <see cref="ConnectionStateFeed.Capacity"/> changes behind misses the oldest of them, never the latest.
    /// </summary>
    public async IAsyncEnumerable<ConnectionStateChange> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Channel<ConnectionStateChange> reader;
        ConnectionStateChange latest;
        lock (_gate)
        {
            latest = _latest;
            reader = _feed.Subscribe(latest.Current == ConnectionState.Closed);
        }

        try
        {
            yield return latest;
            await foreach (ConnectionStateChange change in reader.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            lock (_gate)
            {
                _feed.Unsubscribe(reader);
            }
        }
    }
}
