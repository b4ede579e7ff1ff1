namespace Coilwright.Connections;

/// <summary>What was counted, and the end.</summary>
internal sealed partial class BlockingChannel
{
    // Counted by whoever has the turn, unless other threads count too.
    private long _connects;
    private long _sent;
    private long _answered;
    private long _timedOut;
    private long _lateAnswers;
    private long _unmatchedAnswers;
    private long _retries;
    private long _bytesSent;
    private long _bytesReceived;
    private bool _isDraining;
    private bool _isDisposed;

    /// <summary>Read without the turn, which may be held for as long as a request takes: each number by itself is right.</summary>
    public ConnectionStatistics Statistics
    {
        get
        {
            BlockingConnection? connection = Volatile.Read(ref _connection);
            return new ConnectionStatistics
            {
                Connects = Volatile.Read(ref _connects),
                Sent = Volatile.Read(ref _sent),
                Answered = Volatile.Read(ref _answered),
                TimedOut = Volatile.Read(ref _timedOut),
                LateAnswers = Volatile.Read(ref _lateAnswers),
                UnmatchedAnswers = Volatile.Read(ref _unmatchedAnswers),
                Retries = Volatile.Read(ref _retries),
                BytesSent = Volatile.Read(ref _bytesSent),
                BytesReceived = Volatile.Read(ref _bytesReceived),
                InFlight = connection?.InFlight.Pending.Count ?? 0,
                Waiting = Volatile.Read(ref _waiting),
                Window = 1,
                MissedHeartbeats = connection?.Misses ?? 0,
            };
        }
    }

    private bool IsEnding => Volatile.Read(ref _isDisposed) || Volatile.Read(ref _isDraining);

    /// <summary>Ends the channel: the exchange under way fails at once, the connection is closed, an attempt to connect is given up.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
        {
            States.TryTransition(ConnectionEvent.Closed);
            _closing.Cancel();
            if (!_turn.TryEnter())
            {
                Volatile.Read(ref _connection)?.Socket.Interrupt();
                _turn.Enter();
            }

            if (_connection is not null)
            {
                Lose(_connection, null);
            }

            _turn.Exit();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task DrainAsync(TimeSpan bound)
    {
        Volatile.Write(ref _isDraining, true);
        States.TryTransition(ConnectionEvent.DrainBegan);

        // Elsewhere, because who drains did not ask to be blocked.
        await Task.Run(() => WaitForExchange(bound)).ConfigureAwait(false);
        Dispose();
    }

    private void WaitForExchange(TimeSpan bound)
    {
        if (_turn.TryEnter(bound))
        {
            _turn.Exit();
        }
    }
}
