namespace Coilwright.Connections;

/// <summary>The loop: open, live, and pause before the next attempt.</summary>
internal sealed partial class ConnectionSupervisor<TConnection> : IThreadPoolWorkItem
{
    // So that one that is late, or lost, is no harm.
    private const int BeatsPerPatience = 3;

    private TaskCompletionSource? _running;
    private TConnection? _current;
    private Heartbeat? _heartbeat;
    private Pause? _pause;
    private Exception? _lastReason;
    private int _attempt;
    private bool _keepsTrying;

    /// <summary>Called under the lock. Starts the loop where it does not run.</summary>
    /// <param name="keepTrying">Whether further attempts are to follow if the first fails.</param>
    private void Want(bool keepTrying)
    {
        _keepsTrying |= keepTrying;
        if (_running is null && States.TryTransition(ConnectionEvent.ConnectBegan, attempt: 1))
        {
            _attempt = 1;
            _running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

            // A work item: a loop that outlives the call must not keep the caller's thread, nor its execution context, for itself.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync(_running!);

    private async Task RunAsync(TaskCompletionSource running)
    {
        for (Pause? pause = Pause.None; pause is not null;)
        {
            await pause.Ended.ConfigureAwait(false);
            pause = await OpenAsync().ConfigureAwait(false);
        }

        running.SetResult();
    }

    /// <summary>Makes one attempt and, if it succeeds, lives with the connection until it dies.</summary>
    /// <returns>What to wait for before the next attempt, or <see langword="null"/> if there is to be none.</returns>
    private async Task<Pause?> OpenAsync()
    {
        lock (_gate)
        {
            // The end cuts a pause short, too.
            _pause = null;
            if (IsEnding)
            {
                return null;
            }
        }

        TConnection connection;
        try
        {
            connection = await _connector.OpenAsync(_closing.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            return AfterFailure(failure);
        }

        Pause? pause = await LiveAsync(connection).ConfigureAwait(false);

        // Before the next is opened: a device that accepts one connection has to see the old one go.
        await BoundedClose.CloseAsync(connection, _time).ConfigureAwait(false);
        return pause;
    }

    private async Task<Pause?> LiveAsync(TConnection connection)
    {
        long openedAt = _time.GetTimestamp();
        using Heartbeat? heartbeat = Heartbeat.Start(connection, HeartbeatOf(connection), _time);
        if (!TryPublish(connection, heartbeat))
        {
            return null;
        }

        Exception reason = await connection.Died.ConfigureAwait(false);
        bool hasProvedItself = connection.HasAnswered || _time.GetElapsedTime(openedAt) >= _options.Reconnect.InitialDelay;
        return AfterLoss(reason, hasProvedItself);
    }

    /// <summary>The heartbeat as the options ask for it, or more often where the peer would otherwise find the connection silent.</summary>
    private HeartbeatOptions HeartbeatOf(TConnection connection)
    {
        HeartbeatOptions asked = _options.Heartbeat;
        TimeSpan most = connection.PeerPatience / BeatsPerPatience;
        bool isOften = asked.Interval == Timeout.InfiniteTimeSpan || connection.PeerPatience == Timeout.InfiniteTimeSpan || asked.Interval <= most;
        return isOften ? asked : new HeartbeatOptions
        {
            Interval = most < OptionRange.Shortest ? OptionRange.Shortest : most,
            Timeout = asked.Timeout,
            Misses = asked.Misses,
        };
    }

    private bool TryPublish(TConnection connection, Heartbeat? heartbeat)
    {
        lock (_gate)
        {
            if (IsEnding)
            {
                return false;
            }

            _current = connection;
            Volatile.Write(ref _heartbeat, heartbeat);
            Volatile.Write(ref _live, connection);
        }

        _listener?.Connected(connection);
        lock (_gate)
        {
            // Refused if the end began meanwhile. It has found the connection and poisoned it, so the rest takes its course.
            if (States.TryTransition(ConnectionEvent.Opened))
            {
                _keepsTrying = true;
                _outcome.Settle(failure: null);
            }
        }

        return true;
    }
}
