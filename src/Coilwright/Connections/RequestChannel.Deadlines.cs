using Coilwright.Requests;

namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    // Only the sweep uses it, one round after the other.
    private readonly RequestQueue _overdue = new();
    private bool _isWatched;

    void ISweepable.Sweep(long now)
    {
        LiveConnection? live;
        bool isStuck;
        bool isSpent;
        lock (_gate)
        {
            // A peer that has not taken a frame by the deadline of its request takes no more; and a begun frame cannot be taken back.
            live = _live;
            isStuck = live is { IsWriting: true } && live.WriteDeadline <= now;
            TakeOverdue(_waiting, now);
            TakeOverdue(live?.InFlight.Pending, now);
            isSpent = live is { IsSpent: true };
            bool isIdle = _waiting.Count == 0 && (live is null || (!live.IsWriting && live.InFlight.Pending.Count == 0));
            if (isIdle)
            {
                _isWatched = false;
                _sweep.Unwatch(this);
            }

            if (CanWrite(live))
            {
                ScheduleWrite();
            }
        }

        while (_overdue.TryTake(out PendingRequest? request))
        {
            request.Complete();
        }

        if (isStuck)
        {
            Poison(live!, FailureKind.ConnectionLost, new TimeoutException("The peer took no more data."));
        }
        else if (isSpent)
        {
            Retire(live!);
        }
    }

    /// <summary>Called under the lock.</summary>
    private void Watch()
    {
        if (!_isWatched)
        {
            _isWatched = true;
            _sweep.Watch(this);
        }
    }

    /// <summary>Called under the lock. Claims what is overdue; it is completed outside the lock.</summary>
    private void TakeOverdue(RequestQueue? queue, long now)
    {
        for (PendingRequest? next, request = queue?.First; request is not null; request = next)
        {
            next = request.Next;
            if (request.Deadline > now || !request.TryClaim(RequestOutcome.Failed))
            {
                continue;
            }

            request.RecordFailure(FailureKind.TimedOut, PhaseOf(request), null);
            NarrowIfLost(request);
            Unlink(request);
            _overdue.Add(request);
            _timedOut++;
        }
    }

    private RequestPhase PhaseOf(PendingRequest request) =>
        _live is null ? RequestPhase.Connect
        : ReferenceEquals(request.Queue, _waiting) ? RequestPhase.Queue
        : _live.PhaseOf(request);

    /// <summary>
    /// A request that got no answer while another one, in flight with it, got its own was lost by a device that cannot keep several:
    /// from now on it gets one at a time. When nothing was answered the device is merely silent, which proves nothing.
    /// </summary>
    private void NarrowIfLost(PendingRequest request)
    {
        bool isInFlight = _live is not null && !ReferenceEquals(request.Queue, _waiting);
        if (isInFlight && request.AnswersBefore != _live!.Answers)
        {
            _window = 1;
        }
    }
}
