using Coilwright.Requests;

namespace Coilwright.Modbus.Serial;

/// <summary>Requests that are sent again, and those that cannot be sent in time. Whoever claimed them holds them.</summary>
internal sealed partial class SerialBus
{
    /// <summary>Wakes the caller of a claimed request, unless it is to be sent again. Called without the lock.</summary>
    private void Finish(PendingRequest request)
    {
        if (!request.IsToBeRetried(out long notBefore) || !TryQueueAgain((UnitRequest)request, notBefore))
        {
            request.Complete();
        }
    }

    /// <summary>Puts a claimed request back into the queue of its unit.</summary>
    /// <returns>Whether it is there; otherwise it is to be completed as it is.</returns>
    private bool TryQueueAgain(UnitRequest request, long notBefore)
    {
        lock (_gate)
        {
            LineUnit unit = UnitOf(request.Unit);
            if (_isDisposed || _isDraining || IsHopeless(unit, request))
            {
                return false;
            }

            // A unit that is busy is so for everybody.
            unit.ReadyAt = Math.Max(unit.ReadyAt, notBefore);
            request.Revive(notBefore);
            Add(unit, request);
            if (request.IsCancellationRequested && request.TryClaim(RequestOutcome.Cancelled))
            {
                // The token fired while the request was claimed, and found nothing to do.
                Unlink(request);
                return false;
            }

            _retries++;
            return true;
        }
    }

    /// <summary>
    /// Called under the lock. Whether a request cannot be sent before its deadline, because its unit owes answers and is left alone until
    /// then.
    /// </summary>
    private static bool IsHopeless(LineUnit unit, PendingRequest request) => unit.InDoubtSince is not null && unit.ReadyAt >= request.Deadline;

    /// <summary>Called under the lock.</summary>
    private UnitInDoubtException WhyHopeless(LineUnit unit) =>
        new(DoubtOf(unit), TimeProvider.GetElapsedTime(TimeProvider.GetTimestamp(), unit.ReadyAt));
}
