using Coilwright.Connections;

namespace Coilwright.Pooling;

/// <summary>What follows when a connection cannot be opened, or is lost.</summary>
internal sealed partial class ConnectionPool<TConnection>
{
    // The wait before the next attempt; over, if none is due. Stays when demand goes and comes back, and so does the count of failures:
    // callers with short deadlines must neither knock faster than the back-off allows nor keep a dead peer from being found offline.
    private Pause _pause = Pause.None;
    private Exception? _lastConnectError;
    private int _failures;

    private void AfterFailure(Exception failure)
    {
        lock (_gate)
        {
            _isOpening = false;
            _isConnectAsked = false;
            if (IsEnding)
            {
                return;
            }

            _connectFailures++;
            if (IsNeeded || _failures >= _reconnect.Attempts)
            {
                BackOffAfter(failure);
                if (_failures >= _reconnect.Attempts && !HasLive())
                {
                    GoOffline(failure);
                }
                else
                {
                    States.TryTransition(ConnectionEvent.AttemptFailed, failure, _failures + 1);
                }
            }
            else
            {
                // An explicit connect from rest, or a demand that has gone: nothing follows.
                _lastConnectError = failure;
                States.TryTransition(ConnectionEvent.ConnectAbandoned, failure);
            }

            // After the next pause has begun: an explicit connect that comes from now on has to find it, and cut it short.
            _outcome.Settle(failure);
        }
    }

    /// <summary>Called under the lock. A peer that takes connections and drops them unused counts as one that does not take them.</summary>
    private void AfterDeath(PooledConnection<TConnection> entry, Exception death)
    {
        bool hasProvedItself = entry.Connection.HasAnswered || _time.GetElapsedTime(entry.OpenedAt) >= _reconnect.InitialDelay;
        if (hasProvedItself)
        {
            _failures = 0;
        }
        else if (!IsEnding)
        {
            BackOffAfter(death);
        }
    }

    /// <summary>Called under the lock when no connection is left.</summary>
    private void AfterLast(Exception? death)
    {
        bool isMissed = HasDemand || _growing is not null;
        States.TryTransition(isMissed ? ConnectionEvent.Lost : ConnectionEvent.Released, death, isMissed ? _failures + 1 : 0);
        if (isMissed && _failures >= _reconnect.Attempts && death is not null)
        {
            GoOffline(death);
        }
    }

    /// <summary>Called under the lock. Begins the pause; the state that tells of it is published afterwards.</summary>
    private void BackOffAfter(Exception failure)
    {
        _lastConnectError = failure;
        _failures = Math.Min(_failures + 1, _reconnect.Attempts);
        bool isOver = _failures >= _reconnect.Attempts && !HasLive();
        TimeSpan delay = isOver ? _reconnect.ProbeInterval : BackOff.Delay(_reconnect, _failures, Random.Shared.NextDouble());
        Replace(new Pause(delay, _time));
    }

    /// <summary>Called under the lock. The old pause is ended, so that a loop that waits for it looks again and finds the new one.</summary>
    private void Replace(Pause pause)
    {
        _pause.End();
        _pause = pause;
    }

    /// <summary>Called under the lock. Whoever waits fails at once.</summary>
    private void GoOffline(Exception reason)
    {
        States.TryTransition(ConnectionEvent.AttemptsExhausted, reason);
        FailWaiters();
    }

    /// <summary>Called under the lock, in a state that refuses. An error for each waiter, because each adds its own stack to it.</summary>
    private void FailWaiters()
    {
        while (Refusal() is { } refusal && _waiters.TryTake(out PoolWaiter<TConnection>? waiter))
        {
            waiter.Fail(refusal);
        }
    }
}
