using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameConnection
{
    private bool _isWatched;

    void ISweepable.Sweep(long now)
    {
        RequestQueue? overdue;
        lock (_gate)
        {
            overdue = TakeOverdue(now);
            if (_requests.Count == 0)
            {
                _sweep.Unwatch(this);
                _isWatched = false;
            }
        }

        while (overdue is not null && overdue.TryTake(out PendingRequest? request))
        {
            if (((McpPendingRequest)request).WasSent)
            {
                TellCancelled((McpPendingRequest)request);
            }

            request.Complete();
        }

        FlushHeld();
    }

    /// <summary>Called under the lock. Claims what is overdue; it is completed outside the lock.</summary>
    private RequestQueue? TakeOverdue(long now)
    {
        RequestQueue? overdue = null;
        foreach (McpPendingRequest? request in _requests.Slots)
        {
            if (request is not null && request.Deadline <= now && request.TryClaim(RequestOutcome.Failed))
            {
                Fail(request, FailureKind.TimedOut, null);
                (overdue ??= new RequestQueue()).Add(request);
            }
        }

        return overdue;
    }

    /// <summary>Called under the lock, for a request that is claimed.</summary>
    private void Fail(McpPendingRequest request, FailureKind kind, Exception? cause)
    {
        request.WasSent = Unlink(request);
        request.RecordFailure(kind, request.WasSent ? RequestPhase.Response : RequestPhase.Queue, cause);
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
}
