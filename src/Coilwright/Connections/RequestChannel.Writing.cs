using Coilwright.Requests;

namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    private bool _isWriteScheduled;

    /// <summary>The work item that writes for callers who found others in flight.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        LiveConnection? live;
        lock (_gate)
        {
            _isWriteScheduled = false;
            live = FreestConnection();
        }

        while (live is not null)
        {
            TryWriteNext(live);
            lock (_gate)
            {
                live = FreestConnection();
            }
        }
    }

    /// <summary>Called under the lock.</summary>
    private bool CanWrite(LiveConnection live) =>
        live is { IsWriting: false, IsDead: false }
        && live.InFlight.Pending.Count < _window
        && (live.Urgent.Count > 0 || (live is { IsLent: true, IsRetiring: false } && _waiting.Count > 0));

    /// <summary>Called under the lock. The connection with the fewest in flight of those that can send something now.</summary>
    private LiveConnection? FreestConnection(LiveConnection? only = null)
    {
        if (only is not null)
        {
            return CanWrite(only) ? only : null;
        }

        LiveConnection? freest = null;
        foreach (LiveConnection live in _lent)
        {
            if (CanWrite(live) && (freest is null || live.InFlight.Pending.Count < freest.InFlight.Pending.Count))
            {
                freest = live;
            }
        }

        return freest;
    }

    /// <summary>Called under the lock.</summary>
    private void ScheduleWrite()
    {
        if (!_isWriteScheduled)
        {
            _isWriteScheduled = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Sends one frame on a caller's thread; the frames of others who came meanwhile are not this caller's to send.</summary>
    private void WriteOne(LiveConnection live)
    {
        if (!TryWriteNext(live))
        {
            return;
        }

        lock (_gate)
        {
            if (FreestConnection() is not null)
            {
                ScheduleWrite();
            }
        }
    }

    /// <summary>Sends all frames that may go out now, each with a send of its own: many devices take one frame a segment and no more.</summary>
    private void Write(LiveConnection live)
    {
        while (TryWriteNext(live))
        {
        }
    }

    /// <summary>Sends the next frame, and tells whether that is done and the writer free again.</summary>
    private bool TryWriteNext(LiveConnection live)
    {
        int length = TakeNext(live);
        if (length == 0)
        {
            return false;
        }

        _telemetry?.Tap?.Sent(live.Frame.AsSpan(0, length));
        ValueTask send;
        try
        {
            send = live.Transport.SendAsync(live.Frame.AsMemory(0, length));
        }
        catch (Exception error)
        {
            Poison(live, FailureKind.ConnectionLost, error);
            return false;
        }

        if (!send.IsCompletedSuccessfully)
        {
            _ = FinishWriteAsync(live, send);
            return false;
        }

        send.GetAwaiter().GetResult();
        EndWrite(live);
        return true;
    }

    /// <summary>Makes the next waiting request a frame in flight and claims the writer for it; 0 if nothing may go out now.</summary>
    private int TakeNext(LiveConnection live)
    {
        lock (_gate)
        {
            while (CanWrite(live))
            {
                if (!live.Urgent.TryTake(out PendingRequest? request) && !_waiting.TryTake(out request))
                {
                    break;
                }

                if (!request.IsPending)
                {
                    // Cancelled a moment ago. Whoever did it completes it.
                    continue;
                }

                if (IsToRest(request))
                {
                    _resting.Add(request);
                    continue;
                }

                Begin(live, request);
                int length = _framing.Write(request, live.Frame);
                _bytesSent += length;
                return length;
            }

            return 0;
        }
    }

    /// <summary>Called under the lock.</summary>
    private void Begin(LiveConnection live, PendingRequest request)
    {
        live.InFlight.Add(request, _framing.SignatureOf(request));
        live.IsWriting = true;
        live.WritingId = request.Id;
        live.WriteDeadline = request.Deadline;
        request.AnswersBefore = live.AnswersOf(request);
        request.Attempts++;
        request.AttemptDeadline = request.GiveUpAt();
        if (_telemetry is { WantsWaits: true } && request.SentAt == 0)
        {
            request.SentAt = TimeProvider.GetTimestamp();
        }

        _sent++;
    }

    private void EndWrite(LiveConnection live)
    {
        bool isSpent;
        lock (_gate)
        {
            live.IsWriting = false;
            isSpent = Tidy(live);
        }

        if (isSpent)
        {
            Retire(live);
        }
    }

    private async Task FinishWriteAsync(LiveConnection live, ValueTask send)
    {
        try
        {
            await send.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Poison(live, FailureKind.ConnectionLost, error);
            return;
        }

        EndWrite(live);
        Write(live);
    }
}
