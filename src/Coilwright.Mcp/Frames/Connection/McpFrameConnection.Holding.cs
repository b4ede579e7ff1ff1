namespace Coilwright.Mcp.Frames;

/// <summary>Requests that the peer would refuse if they were sent now, because it works on as many as it may.</summary>
public sealed partial class McpFrameConnection
{
    // In the order of their ids, which go on counting up as they are sent: a peer that goes away names the last one that it has taken.
    private readonly FrameQueue _held = new();
    private int _mostAtPeer = int.MaxValue;

    /// <summary>How many requests the peer works on at once, as far as it has said so. Others wait here, in their time. Set before the first one.</summary>
    internal int MostAtPeer
    {
        set
        {
            lock (_gate)
            {
                _mostAtPeer = value;
            }
        }
    }

    /// <summary>Called under the lock, for a request that is in the table. Nobody overtakes those that are held already; pings are no work.</summary>
    private bool IsToBeHeld(McpPendingRequest request)
        => request.AnswerCommand == McpCommand.Response && (_held.Count > 0 || _requests.Count > _mostAtPeer);

    /// <summary>Called under the lock.</summary>
    private void Hold(McpPendingRequest request, McpFrameBuilder frame)
    {
        QueuedFrame entry = QueuedFrame.Rent(_output, frame, request);
        _held.Add(entry);
        request.Queued = entry;
    }

    /// <summary>Called under the lock when requests have ended. Sends as many of those that are held as the peer now takes; the caller flushes.</summary>
    private FlushDuty SendHeld()
    {
        FlushDuty duty = FlushDuty.None;
        while (_held.First is { } entry && _requests.Count - _held.Count < _mostAtPeer && !_hasEnded && !_isPeerGoingAway)
        {
            McpPendingRequest request = entry.Request!;
            _held.Remove(entry);
            McpFrameBuilder frame = entry.TakeFrame();
            if (!_output.TryTake(frame))
            {
                request.Queued = _output.Wait(frame, request);
                request.BeginSending();
                continue;
            }

            NoteSent(request);
            FlushDuty own = TakeFlushDuty();
            duty = own == FlushDuty.None ? duty : own;
        }

        return duty;
    }

    /// <summary>The same without the lock, after requests that were given up: the peer is told of that before anything is sent in their place.</summary>
    private void FlushHeld()
    {
        FlushDuty duty;
        lock (_gate)
        {
            duty = SendHeld();
        }

        Flush(duty);
    }
}
