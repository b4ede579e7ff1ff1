namespace Coilwright.Connections;

/// <summary>The end: in order, with a bound on what is in flight, or at once.</summary>
internal sealed partial class ConnectionSupervisor<TConnection>
{
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Called under the lock.</summary>
    private bool IsEnding => States.State is ConnectionState.Draining or ConnectionState.Closed;

    /// <summary>
    /// Takes no more requests, lets those in flight finish for at most the given time, then closes. Requests that wait for a connection
    /// fail at once, an attempt is given up.
    /// </summary>
    public async Task DrainAsync(TimeSpan bound)
    {
        TConnection? current = await BeginEndAsync(ConnectionEvent.DrainBegan).ConfigureAwait(false);
        if (current is not null)
        {
            using var expiry = new CancellationTokenSource(bound, _time);
            try
            {
                await current.DrainAsync(expiry.Token).WaitAsync(expiry.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // What is still in flight has had its time; closing fails it.
            }
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Closes at once: everything in flight and everybody who waits fails. May be called at any time, and more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        TConnection? current = await BeginEndAsync(ConnectionEvent.Closed).ConfigureAwait(false);
        current?.Poison(ConnectionUnavailableException.Ending(States.Latest));

        // The loop closes what it has opened. All that it may still be waiting for has been ended above.
        await (_running?.Task ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private async Task<TConnection?> BeginEndAsync(ConnectionEvent end)
    {
        ConnectionUnavailableException? reason = null;
        TConnection? current;
        lock (_gate)
        {
            current = _current;
            if (States.TryTransition(end))
            {
                reason = ConnectionUnavailableException.Ending(States.Latest);
                Volatile.Write(ref _live, null);
                _pause?.End();
                _outcome.Settle(reason);
            }
        }

        if (reason is not null)
        {
            await _closing.CancelAsync().ConfigureAwait(false);
            _listener?.Unavailable(reason);
        }

        return current;
    }
}
