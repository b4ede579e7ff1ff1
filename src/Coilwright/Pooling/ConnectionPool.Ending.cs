using Coilwright.Connections;

namespace Coilwright.Pooling;

/// <summary>The end, in order or at once; and who is left.</summary>
internal sealed partial class ConnectionPool<TConnection>
{
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource? _emptied;

    /// <summary>Called under the lock.</summary>
    private bool IsEnding => States.State is ConnectionState.Draining or ConnectionState.Closed;

    /// <summary>Lends no more, lets what is on loan come back for at most the given time, then closes. Whoever waits fails at once.</summary>
    public async Task DrainAsync(TimeSpan bound)
    {
        Task emptied = await BeginEndAsync(ConnectionEvent.DrainBegan).ConfigureAwait(false);
        try
        {
            await emptied.WaitAsync(bound, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // What is still on loan has had its time; closing fails what is in flight on it.
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Closes at once: whoever waits fails, and so does what is in flight on connections on loan. May be called at any time, and more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        Task emptied = await BeginEndAsync(ConnectionEvent.Closed).ConfigureAwait(false);
        KillOnLoan();

        // Each of them closes within its bound, and the loop has nothing left to wait for.
        await emptied.ConfigureAwait(false);
        await (_growing?.Task ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private async Task<Task> BeginEndAsync(ConnectionEvent end)
    {
        Task emptied;
        lock (_gate)
        {
            _emptied ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            emptied = _emptied.Task;
            if (States.TryTransition(end))
            {
                _pause.End();
                _outcome.Settle(Refusal());
                FailWaiters();
                RetireIdle();
                _upkeep?.Dispose();
            }

            if (_all.Count == 0)
            {
                _emptied.TrySetResult();
            }
        }

        await _closing.CancelAsync().ConfigureAwait(false);
        return emptied;
    }

    /// <summary>Called under the lock.</summary>
    private void RetireIdle()
    {
        while (_idle.Count > 0)
        {
            PooledConnection<TConnection> entry = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            Retire(entry);
        }
    }

    private void KillOnLoan()
    {
        List<PooledConnection<TConnection>> onLoan;
        lock (_gate)
        {
            onLoan = _all.FindAll(static entry => entry.Use != PooledUse.Closing);
        }

        // Killed before they are closed, so that what is in flight fails with the reason.
        foreach (PooledConnection<TConnection> entry in onLoan)
        {
            entry.Connection.Poison(ConnectionUnavailableException.Ending(States.Latest));
        }

        lock (_gate)
        {
            foreach (PooledConnection<TConnection> entry in onLoan)
            {
                if (entry.Use != PooledUse.Closing)
                {
                    Retire(entry);
                }
            }
        }
    }

    /// <summary>Called under the lock. Whether any connection is open that is not being closed.</summary>
    private bool HasLive() => _all.Exists(static entry => entry.Use != PooledUse.Closing);
}
