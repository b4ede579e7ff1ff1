using Coilwright.Requests;

namespace Coilwright.Mcp.Server;

internal sealed partial class ServerSession
{
    void ISweepable.Sweep(long now)
    {
        List<ServerCall>? overdue = null;
        lock (_gate)
        {
            foreach (ServerCall call in _calls.Calls)
            {
                if (call.Deadline <= now && !call.IsCancelled)
                {
                    call.IsShared = true;
                    (overdue ??= []).Add(call);
                }
            }

            if (_calls.Count == 0)
            {
                _sweep.Unwatch(this);
                _isWatched = false;
            }
        }

        // Outside the lock: what services do when they are cancelled is theirs.
        foreach (ServerCall call in overdue ?? [])
        {
            call.Cancel(McpStatus.RequestTimeout);
        }
    }

    /// <summary>Lets go of a call that has ended.</summary>
    /// <returns>Whether nobody else can hold it, so that it may be used again.</returns>
    public bool TryForget(ServerCall call)
    {
        FreeId(call);
        if (call.IsCounted && Interlocked.Decrement(ref _inFlight) == 0)
        {
            lock (_gate)
            {
                _drained?.TrySetResult();
            }
        }

        return !call.IsShared;
    }

    /// <summary>Frees the id of a call whose answer is about to be sent: once the client has that, it may use the id again.</summary>
    public void FreeId(ServerCall call)
    {
        if (!call.IsInTable)
        {
            // The id may be another call's by now.
            return;
        }

        lock (_gate)
        {
            _calls.Remove(call);
            call.IsInTable = false;
        }
    }

    /// <summary>Ends when no call is at work or waits, once no more can come: the session is going away, or its connection has ended.</summary>
    public Task WhenDrained()
    {
        lock (_gate)
        {
            if (_inFlight == 0)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>Gives up all that is left when the server stops, also what nobody wanted answered.</summary>
    public void CancelAll() => CancelAll(static _ => true);

    /// <summary>Gives up what a client whose connection has ended cannot get any more. What it did not want answered is still done.</summary>
    private void CancelAnswered() => CancelAll(static call => !call.IsOneWay);

    /// <summary>Asks the streams that may have no end of their own for one.</summary>
    private void StopEndless()
    {
        foreach (ServerCall call in Share(static call => call.Operation.IsEndless))
        {
            call.Stop();
        }
    }

    private void CancelAll(Func<ServerCall, bool> isGivenUp)
    {
        foreach (ServerCall call in Share(isGivenUp))
        {
            call.Cancel(McpStatus.ClientClosedRequest);
        }
    }

    /// <summary>Some of the calls, which are not used again because others than their own work hold them now.</summary>
    private ServerCall[] Share(Func<ServerCall, bool> isMeant)
    {
        lock (_gate)
        {
            ServerCall[] calls = [.. _calls.Calls.Where(isMeant)];
            foreach (ServerCall call in calls)
            {
                call.IsShared = true;
            }

            return calls;
        }
    }

    private ServerCall? Find(uint sequenceId)
    {
        lock (_gate)
        {
            if (_calls.TryGet(sequenceId, out ServerCall? call))
            {
                call.IsShared = true;
            }

            return call;
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

            if (call.IsOneWay)
            {
                // Nothing on the wire can name it, so it gets an id that no client has.
                _oneWays = (_oneWays + 1) & ~ServerSide;
                call.SequenceId = ServerSide | _oneWays;
            }
            else
            {
                _lastTaken = call.SequenceId;
            }

            // A client that keeps to the limit may have an answer, and send its next call, before the one that was answered has quite ended here. Only answers that wait
            // to be sent still count.
            if (_calls.Count >= Options.MaxInFlightPerSession || (_inFlight >= Options.MaxInFlightPerSession && Frames.WaitingBytes > 0))
            {
                return CallAdmission.IsOneTooMany;
            }

            if (!call.IsOneWay && IsHeldUp)
            {
                return CallAdmission.IsHeldUp;
            }

            if (!_calls.TryAdd(call))
            {
                throw new McpProtocolException(
                    McpProtocolFault.BadEnvelope, FormattableString.Invariant($"Request {call.SequenceId} came while another of that sequence id is in flight."));
            }

            call.IsCounted = true;
            call.IsInTable = true;
            Interlocked.Increment(ref _inFlight);
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
        IsHeldUp,
        ComesTooLate,
    }
}
