using Coilwright.Requests;

namespace Coilwright.Connections;

/// <summary>Requests that are sent again. They were claimed, and nothing holds them.</summary>
internal sealed partial class RequestChannel
{
    private long _retries;

    /// <summary>Wakes the caller of a claimed request, unless it is to be sent again.</summary>
    private void Finish(PendingRequest request)
    {
        if (!request.IsToBeRetried(out long notBefore) || !TryRest(request, notBefore))
        {
            request.Complete();
        }
    }

    /// <summary>Puts a claimed request back among those that wait for their time.</summary>
    /// <returns>Whether it is there; otherwise it is to be completed as it is.</returns>
    private bool TryRest(PendingRequest request, long notBefore)
    {
        lock (_gate)
        {
            if (_isDisposed || _isDraining)
            {
                return false;
            }

            request.Revive(notBefore);
            RequestQueue queue = notBefore > TimeProvider.GetTimestamp() ? _resting : _waiting;
            queue.Add(request);
            if (request.IsCancellationRequested && request.TryClaim(RequestOutcome.Cancelled))
            {
                // The token fired while the request was claimed, and found nothing to do.
                Unlink(request);
                return false;
            }

            _retries++;
            Watch();
            return true;
        }
    }

    /// <summary>Called under the lock. Those whose time has come wait like any other.</summary>
    private void EndRest(long now)
    {
        for (PendingRequest? next, request = _resting.First; request is not null; request = next)
        {
            next = request.Next;
            if (request.NotBefore <= now)
            {
                _resting.Remove(request);
                _waiting.Add(request);
            }
        }
    }
}
