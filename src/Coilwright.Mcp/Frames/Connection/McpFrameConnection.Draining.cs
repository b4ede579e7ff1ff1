using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameConnection
{
    private TaskCompletionSource? _drained;

    // The peer looks at no more calls: those that come here too late to be failed are not even sent.
    private bool _isPeerGoingAway;

    /// <summary>How many requests and pings of this side were answered.</summary>
    internal long AnsweredRequests => Volatile.Read(ref _answered);

    /// <summary>Ends when no request of this side is in flight.</summary>
    internal Task WhenDrained()
    {
        lock (_gate)
        {
            if (_requests.Count == 0)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>The request of this side that a frame of a stream belongs to, unless it has ended or still waits to be sent.</summary>
    internal McpPendingRequest? FindRequest(uint sequenceId)
    {
        lock (_gate)
        {
            return _requests.Find(sequenceId, McpCommand.Response) is { Queued: null } request ? request : null;
        }
    }

    /// <summary>Ends a request that is answered otherwise than by a Response.</summary>
    internal void Finish(McpPendingRequest request)
    {
        if (request.TryClaim(RequestOutcome.Answered))
        {
            FlushDuty duty;
            lock (_gate)
            {
                Forget(request);
                _answered++;
                duty = SendHeld();
            }

            Flush(duty);
            request.Complete();
        }
    }

    /// <summary>
    /// Fails the requests that were sent after the last one that the peer has taken: it has not looked at them. From now on only control frames and what belongs to the
    /// requests that are left is sent.
    /// </summary>
    /// <param name="last">The id of the last one taken; 0 if none was.</param>
    internal void FailAfter(uint last)
    {
        var failed = new RequestQueue();
        List<QueuedFrame> unsent;
        lock (_gate)
        {
            _isPeerGoingAway = true;
            unsent = TakeOneWays();
            foreach (McpPendingRequest? request in _requests.Slots)
            {
                if (request is not null && (last == 0 || IsAfter(request.SequenceId, last)) && request.TryClaim(RequestOutcome.Failed))
                {
                    Fail(request, FailureKind.NotTaken, null);
                    failed.Add(request);
                }
            }
        }

        while (failed.TryTake(out PendingRequest? request))
        {
            request.Complete();
        }

        foreach (QueuedFrame entry in unsent)
        {
            entry.Complete(RequestErrors.CreateNotTaken(TimeSpan.Zero, null));
        }
    }

    /// <summary>Called under the lock. Takes out what waits for room and is not to be answered.</summary>
    private List<QueuedFrame> TakeOneWays()
    {
        var taken = new List<QueuedFrame>();
        for (QueuedFrame? entry = _output.Waiting.First; entry is not null; entry = entry.Next)
        {
            if (entry.Frame!.Command == McpCommand.OneWay)
            {
                taken.Add(entry);
            }
        }

        foreach (QueuedFrame entry in taken)
        {
            _output.Waiting.Remove(entry);
            entry.TakeFrame().Dispose();
        }

        return taken;
    }

    // Ids count upwards in 31 bits and come round: what is less than half a round ahead is later.
    private static bool IsAfter(uint sequenceId, uint last) => (int)((sequenceId - last) << 1) > 0;

    /// <summary>Called under the lock. Takes a request out of the table, if it is still in.</summary>
    private bool Forget(McpPendingRequest request)
    {
        bool wasIn = _requests.Remove(request);
        if (wasIn && _requests.Count == 0)
        {
            _drained?.TrySetResult();
            _drained = null;
        }

        return wasIn;
    }
}
