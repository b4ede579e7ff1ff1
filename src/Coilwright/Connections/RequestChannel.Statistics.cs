using Coilwright.Requests;

namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    private long _roundTripTicks = -1;
    private long _connects;
    private long _bytesSent;
    private long _bytesReceived;
    private long _sent;
    private long _answered;
    private long _timedOut;
    private long _lateAnswers;
    private long _unmatchedAnswers;

    /// <summary>What was counted so far, all of it at one moment.</summary>
    public ConnectionStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return new ConnectionStatistics
                {
                    Connects = _connects,
                    Sent = _sent,
                    Answered = _answered,
                    TimedOut = _timedOut,
                    LateAnswers = _lateAnswers,
                    UnmatchedAnswers = _unmatchedAnswers,
                    Retries = _retries,
                    BytesSent = _bytesSent,
                    BytesReceived = Interlocked.Read(ref _bytesReceived),
                    InFlight = _lent.Sum(static live => live.InFlight.Pending.Count),
                    Waiting = _waiting.Count + _resting.Count,
                    Window = _window,
                    HeartbeatRoundTrip = _roundTripTicks < 0 ? null : TimeSpan.FromTicks(_roundTripTicks),
                    MissedHeartbeats = _source.MissedHeartbeats,
                };
            }
        }
    }

    public PoolStatistics? Pool => _source.Pool;

    /// <summary>Makes the request that asks for a sign of life, if there is anything to ask with.</summary>
    public PendingRequest? CreatePing() => _options.Ping?.Invoke();

    /// <summary>Notes how long the answer to a heartbeat took.</summary>
    public void NoteRoundTrip(PendingRequest ping)
    {
        TimeSpan elapsed = TimeProvider.GetElapsedTime(ping.StartedAt);
        lock (_gate)
        {
            _roundTripTicks = elapsed.Ticks;
        }

        _telemetry?.NoteRoundTrip(elapsed);
    }
}
