namespace Coilwright.Connections;

/// <summary>What follows a failed attempt and a lost connection.</summary>
internal sealed partial class ConnectionSupervisor<TConnection>
{
    private Pause? AfterFailure(Exception failure)
    {
        Pause? pause;
        Exception? refusal = null;
        lock (_gate)
        {
            if (IsEnding)
            {
                return null;
            }

            _lastReason = failure;
            pause = AfterAttempt(ConnectionEvent.AttemptFailed, failure);
            if (States.State is ConnectionState.Offline or ConnectionState.Disconnected)
            {
                refusal = Refusal() ?? failure;
            }

            // After the next pause has begun: an explicit connect that comes from now on has to find it, and cut it short.
            _outcome.Settle(failure);
        }

        if (refusal is not null)
        {
            _listener?.Unavailable(refusal);
        }

        return pause;
    }

    private Pause? AfterLoss(Exception reason, bool hasProvedItself)
    {
        Pause? pause;
        Exception? refusal = null;
        lock (_gate)
        {
            _current = null;
            Volatile.Write(ref _live, null);
            Volatile.Write(ref _heartbeat, null);
            if (IsEnding)
            {
                return null;
            }

            _lastReason = reason;
            if (hasProvedItself)
            {
                _attempt = 1;
                States.TryTransition(ConnectionEvent.Lost, reason, _attempt);
                return Pause.None;
            }

            pause = AfterAttempt(ConnectionEvent.Lost, reason);
            if (States.State == ConnectionState.Offline)
            {
                refusal = Refusal();
                _outcome.Settle(reason);
            }
        }

        if (refusal is not null)
        {
            _listener?.Unavailable(refusal);
        }

        return pause;
    }

    /// <summary>Called under the lock. Decides what follows an attempt that came to nothing, and publishes it.</summary>
    /// <param name="retry">The event that leads to another attempt: the attempt failed, or what it opened was lost at once.</param>
    /// <param name="reason">Why it came to nothing.</param>
    private Pause? AfterAttempt(ConnectionEvent retry, Exception reason)
    {
        ReconnectOptions reconnect = _options.Reconnect;
        if (States.State != ConnectionState.Offline && !_keepsTrying)
        {
            States.TryTransition(ConnectionEvent.ConnectAbandoned, reason);
            _running = null;
            return null;
        }

        if (_attempt < reconnect.Attempts && States.State != ConnectionState.Offline)
        {
            _pause = new Pause(BackOff.Delay(reconnect, _attempt, Random.Shared.NextDouble()), _time);
            _attempt++;
            States.TryTransition(retry, reason, _attempt);
            return _pause;
        }

        // The series is over. Of the first two events the first is refused where there was no connection to lose, and both are where a
        // probe has failed: the state stays as it is, and so do those who are failing at once.
        _pause = new Pause(reconnect.ProbeInterval, _time);
        States.TryTransition(ConnectionEvent.Lost, reason, _attempt);
        States.TryTransition(ConnectionEvent.AttemptsExhausted, reason);
        return _pause;
    }
}
