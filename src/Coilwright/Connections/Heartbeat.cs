namespace Coilwright.Connections;

/// <summary>
/// Watches one connection: when nothing has come in for the interval it asks for a sign of life, and after too many misses in a row it
/// poisons the connection. One timer and one task for the life of the connection.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly ILiveConnection _connection;
    private readonly HeartbeatOptions _options;
    private readonly TimeProvider _time;
    private readonly PeriodicTimer _timer;
    private CancellationTokenSource _patience;
    private long _roundTripTicks = -1;
    private int _misses;

    private Heartbeat(ILiveConnection connection, HeartbeatOptions options, TimeProvider time)
    {
        _connection = connection;
        _options = options;
        _time = time;
        _timer = new PeriodicTimer(options.Interval, time);
        _patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
    }

    /// <summary>How long the peer took to answer the last heartbeat that it answered.</summary>
    public TimeSpan? RoundTrip => Interlocked.Read(ref _roundTripTicks) is >= 0 and long ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>How many heartbeats in a row have gone unanswered until now.</summary>
    public int Misses => Volatile.Read(ref _misses);

    /// <summary>Begins to watch; <see langword="null"/> where the options ask for no heartbeat. The timer is armed when this returns.</summary>
    public static Heartbeat? Start(ILiveConnection connection, HeartbeatOptions options, TimeProvider time)
    {
        if (options.Interval == Timeout.InfiniteTimeSpan)
        {
            return null;
        }

        var heartbeat = new Heartbeat(connection, options, time);
        _ = heartbeat.RunAsync();
        return heartbeat;
    }

    public void Dispose() => _timer.Dispose();

    private async Task RunAsync()
    {
        try
        {
            await WatchAsync().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // A connection that nobody watches would be the one fault that nobody finds.
            _connection.Poison(fault);
        }
    }

    private async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            TimeSpan idle = _time.GetElapsedTime(_connection.LastReceivedAt);
            if (idle < _options.Interval)
            {
                Volatile.Write(ref _misses, 0);

                // Rounded up to what timers resolve: a real one may fire a little early.
                _timer.Period = TimeSpan.FromMilliseconds(Math.Ceiling((_options.Interval - idle).TotalMilliseconds));
                continue;
            }

            // Armed before the peer is asked: what is measured is the time since the last sign of life, not since the last question.
            _timer.Period = _options.Interval;
            await BeatUntilDecidedAsync().ConfigureAwait(false);
        }
    }

    private async Task BeatUntilDecidedAsync()
    {
        while (!_connection.Died.IsCompleted)
        {
            Exception? failure = await BeatAsync().ConfigureAwait(false);
            if (failure is null)
            {
                return;
            }

            int misses = _misses + 1;
            Volatile.Write(ref _misses, misses);
            if (misses >= _options.Misses)
            {
                TimeSpan silence = _time.GetElapsedTime(_connection.LastReceivedAt);
                _connection.Poison(new HeartbeatLostException(misses, silence, failure));
                return;
            }
        }
    }

    /// <summary>Asks once; <see langword="null"/> when there was a sign of life or nothing to ask with, otherwise what was missed and why.</summary>
    private async ValueTask<Exception?> BeatAsync()
    {
        long asked = _time.GetTimestamp();
        _patience.CancelAfter(_options.Timeout);
        try
        {
            if (await _connection.PingAsync(_patience.Token).ConfigureAwait(false))
            {
                Interlocked.Exchange(ref _roundTripTicks, _time.GetElapsedTime(asked).Ticks);
                Volatile.Write(ref _misses, 0);
            }

            return null;
        }
        catch (Exception failure)
        {
            await WaitOutAsync(asked).ConfigureAwait(false);
            if (_connection.LastReceivedAt < asked)
            {
                return failure;
            }

            Volatile.Write(ref _misses, 0);
            return null;
        }
        finally
        {
            if (!_patience.TryReset())
            {
                _patience.Dispose();
                _patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
            }
        }
    }

    /// <summary>A ping that fails faster than its timeout is one miss all the same, not a burst of them.</summary>
    private async ValueTask WaitOutAsync(long asked)
    {
        TimeSpan left = _options.Timeout - _time.GetElapsedTime(asked);
        if (left > TimeSpan.Zero && !_connection.Died.IsCompleted)
        {
            await Task.Delay(left, _time).ConfigureAwait(false);
        }
    }
}
