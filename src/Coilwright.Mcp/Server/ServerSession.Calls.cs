using Coilwright.Requests;

namespace Coilwright.Mcp.Server;

internal sealed partial class ServerSession
{
    void ISweepable.Sweep(long now)
    {
        lock (_gate)
        {
            foreach (ServerCall call in _calls.Values)
            {
                if (call.Deadline <= now && !call.Token.IsCancellationRequested)
                {
                    _overdue.Add(call);
                }
            }

            if (_calls.Count == 0)
            {
                _sweep.Unwatch(this);
                _isWatched = false;
            }
        }

        // Outside the lock: what services do when they are cancelled is theirs.
        foreach (ServerCall call in _overdue)
        {
            call.Cancel(McpStatus.RequestTimeout);
        }

        _overdue.Clear();
    }

    /// <summary>Lets go of a call that has ended.</summary>
    public void Forget(ServerCall call)
    {
        lock (_gate)
        {
            if (call.SequenceId != 0 && _calls.Remove(call.SequenceId) && _calls.Count == 0)
            {
                _drained?.TrySetResult();
            }
        }
    }

    private ServerCall? Find(uint sequenceId)
    {
        lock (_gate)
        {
            return _calls.GetValueOrDefault(sequenceId);
        }
    }

    private CallAdmission TryRemember(ServerCall call)
    {
        lock (_gate)
        {
            if (_isGoingAway)
            {
                return CallAdmission.ComesTooLate;
            }

            if (call.SequenceId == 0)
            {
                return CallAdmission.IsTaken;
            }

            _lastTaken = call.SequenceId;
            if (_calls.Count >= Options.MaxInFlightPerSession)
            {
                return CallAdmission.IsOneTooMany;
            }

            if (!_calls.TryAdd(call.SequenceId, call))
            {
                throw new McpProtocolException(
                    McpProtocolFault.BadEnvelope, FormattableString.Invariant($"Request {call.SequenceId} came while another of that sequence id is in flight."));
            }

            if (!_isWatched)
            {
                _isWatched = true;
                _sweep.Watch(this);
            }

            return CallAdmission.IsTaken;
        }
    }

    private enum CallAdmission
    {
        IsTaken,
        IsOneTooMany,
        ComesTooLate,
    }
}
