namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    private long _connects;
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
                    InFlight = _live?.InFlight.Pending.Count ?? 0,
                    Waiting = _waiting.Count,
                    Window = _window,
                };
            }
        }
    }
}
