using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Connections;

/// <summary>Those who want a connection: requests, which wait up to their deadlines, and an explicit connect, which wants to know.</summary>
internal sealed partial class ConnectionSupervisor<TConnection>
{
    private readonly AttemptOutcome _outcome = new();

    /// <summary>Begins to connect where the options ask for it at once.</summary>
    public void Start()
    {
        if (_options.Eager)
        {
            TryDemand(out _);
        }
    }

    /// <summary>The connection, waited for if need be.</summary>
    /// <param name="timeout">How long to wait at most, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="cancellationToken">Ends the wait; an attempt that is under way goes on.</param>
    /// <exception cref="ConnectionUnavailableException">
    /// The time is up; or at once, when the connection is offline, drained or closed.
    /// </exception>
    public ValueTask<TConnection> GetConnectedAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        TryGetConnected(out TConnection? connection)
            ? new ValueTask<TConnection>(connection)
            : new ValueTask<TConnection>(WaitUntilConnectedAsync(timeout, cancellationToken));

    /// <summary>Asks for a connection without waiting for it; the listener hears what comes of it.</summary>
    /// <returns><see langword="false"/> when none will come for now: whatever needed it is to fail at once.</returns>
    public bool TryDemand([NotNullWhen(false)] out Exception? refusal)
    {
        lock (_gate)
        {
            refusal = Refusal();
            if (refusal is null)
            {
                Want(keepTrying: true);
            }

            return refusal is null;
        }
    }

    /// <summary>Makes one attempt, or joins the one under way, and leaves <see cref="ConnectionState.Offline"/> if it succeeds.</summary>
    /// <remarks>A wait between two attempts is cut short. From rest a failure leads back to rest: nothing goes on in the background.</remarks>
    /// <exception cref="ConnectionUnavailableException">The attempt failed, or the connection is drained or closed.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        Task<Exception?> outcome;
        lock (_gate)
        {
            if (TryGetConnected(out _))
            {
                return;
            }

            if (IsEnding)
            {
                throw ConnectionUnavailableException.Ending(States.Latest);
            }

            if (_pause is not null)
            {
                // Refused, and rightly, in Reconnecting. A probe that is under way is joined as it is.
                States.TryTransition(ConnectionEvent.ConnectBegan, _lastReason, attempt: 1);
                _pause.End();
            }

            Want(keepTrying: false);
            outcome = _outcome.Next;
        }

        Exception? failure = await outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            throw ConnectionUnavailableException.AttemptFailed(States.Latest, failure);
        }
    }

    private async Task<TConnection> WaitUntilConnectedAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        while (true)
        {
            Task<Exception?> outcome;
            lock (_gate)
            {
                if (TryGetConnected(out TConnection? connection))
                {
                    return connection;
                }

                if (Refusal() is { } refusal)
                {
                    throw refusal;
                }

                Want(keepTrying: true);
                outcome = _outcome.Next;
            }

            TimeSpan elapsed = _time.GetElapsedTime(started);
            bool isInfinite = timeout == Timeout.InfiniteTimeSpan;
            if (!isInfinite && elapsed >= timeout)
            {
                throw TimedOut(timeout, elapsed);
            }

            try
            {
                await outcome.WaitAsync(isInfinite ? timeout : timeout - elapsed, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw TimedOut(timeout, _time.GetElapsedTime(started));
            }
        }
    }

    /// <summary>Called under the lock. Why no connection will come for now, if so.</summary>
    private ConnectionUnavailableException? Refusal() =>
        IsEnding ? ConnectionUnavailableException.Ending(States.Latest)
        : States.State == ConnectionState.Offline
            ? ConnectionUnavailableException.Offline(States.Latest, _options.Reconnect, _lastReason)
        : null;

    private ConnectionUnavailableException TimedOut(TimeSpan timeout, TimeSpan elapsed) =>
        ConnectionUnavailableException.TimedOut(States.Latest, timeout, elapsed, _options.Reconnect, _lastReason);
}
