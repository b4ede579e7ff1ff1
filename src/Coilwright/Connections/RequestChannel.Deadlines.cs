using Coilwright.Requests;

namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    // Only the sweep uses them, one round after the other.
    private readonly RequestQueue _overdue = new();
    private readonly List<LiveConnection> _ending = [];
    private bool _isWatched;

    void ISweepable.Sweep(long now)
    {
        lock (_gate)
        {
            EndRest(now);
            TakeOverdue(_waiting, now);
            TakeOverdue(_resting, now);
            bool isIdle = true;
            for (int i = _lent.Count - 1; i >= 0; i--)
            {
                LiveConnection live = _lent[i];
                TakeOverdue(live.InFlight.Pending, now);
                isIdle &= live.IsEmpty;

                // A peer that has not taken a frame by the deadline of its request takes no more; and a begun frame cannot be taken back.
                if (Tidy(live) || (live.IsWriting && live.WriteDeadline <= now))
                {
                    _ending.Add(live);
                }
            }

            if (isIdle && _waiting.Count == 0 && _resting.Count == 0 && _overdue.Count == 0)
            {
                _isWatched = false;
                _sweep.Unwatch(this);
            }
        }

        while (_overdue.TryTake(out PendingRequest? request))
        {
            Finish(request);
        }

        foreach (LiveConnection live in _ending)
        {
            // Spent, or stuck.
            Poison(live, FailureKind.ConnectionLost, live.IsWriting ? new TimeoutException("The peer took no more data.") : null);
        }

        _ending.Clear();
        Settle();
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
    private void TakeOverdue(RequestQueue queue, long now)
    {
        var live = queue.Owner as LiveConnection;
        for (PendingRequest? next, request = queue.First; request is not null; request = next)
        {
            next = request.Next;
            bool isInPool = ReferenceEquals(queue, _waiting) && _source.IsPool;
            bool isOver = (live is null ? request.Deadline : request.AttemptDeadline) <= now || (isInPool && HasWaitedTooLong(request, now));
            if (!isOver || !request.TryClaim(RequestOutcome.Failed))
            {
                continue;
            }

            FailureKind kind = isInPool ? FailureKind.PoolExhausted : FailureKind.TimedOut;
            request.RecordFailure(kind, PhaseOf(request), isInPool ? ExhaustionOf(request, now) : null);
            if (live is not null)
            {
                NarrowIfLost(live, request);
            }

            Unlink(request);
            _overdue.Add(request);
            _timedOut++;
        }
    }

    private bool HasWaitedTooLong(PendingRequest request, long now) =>
        _options.MaxWait != Timeout.InfiniteTimeSpan && TimeProvider.GetElapsedTime(request.StartedAt, now) >= _options.MaxWait;

    private Exception? ExhaustionOf(PendingRequest request, long now)
    {
        TimeSpan limit = TimeProvider.GetElapsedTime(request.StartedAt, request.Deadline);
        TimeSpan shorter = _options.MaxWait != Timeout.InfiniteTimeSpan && _options.MaxWait < limit ? _options.MaxWait : limit;
        return _source.Exhausted(_waiting.Count, shorter, TimeProvider.GetElapsedTime(request.StartedAt, now));
    }

    /// <summary>Called under the lock. How far a request has come, by the queue that holds it.</summary>
    private RequestPhase PhaseOf(PendingRequest request) =>
        request.Queue?.Owner is LiveConnection live ? live.PhaseOf(request)
        : ReferenceEquals(request.Queue, _waiting) && _lent.Count == 0 ? RequestPhase.Connect
        : RequestPhase.Queue;
}
