using Coilwright.Shedding;

namespace Coilwright.Mcp.Server;

/// <summary>Lets a bounded number of calls work at once; the others wait in a bounded queue, the most important first.</summary>
/// <remarks>Thread-safe. What is critical never waits and is never refused, but it is counted.</remarks>
/// <param name="limit">How many calls may work at once.</param>
/// <param name="capacity">How many may wait.</param>
/// <param name="maxBytes">How many bytes those that wait may have.</param>
/// <param name="shedder">Says when to hold back; <see langword="null"/> where only full queues refuse.</param>
internal sealed class Gate(int limit, int capacity, int maxBytes, LoadShedder? shedder = null)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ServerCall>[] _waiting = [new(), new(), new()];
    private int _working;
    private int _queued;
    private long _queuedBytes;

    /// <summary>How many calls are at work.</summary>
    public int Working => Volatile.Read(ref _working);

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref _queued);

    /// <summary>The load over the last second and what is done about it, at this moment.</summary>
    public (double Load, ShedLevel Level) Pressure
    {
        get
        {
            lock (_lock)
            {
                shedder?.Refresh();
                return (shedder?.Load ?? 0, shedder?.Level ?? ShedLevel.None);
            }
        }
    }

    private int Limit => shedder is { Level: not ShedLevel.None } ? shedder.ThrottledCapacity : limit;

    /// <summary>Lets a call in, lets it wait, or refuses it.</summary>
    public GateDecision TryEnter(ServerCall call)
    {
        lock (_lock)
        {
            shedder?.Arrive();
            if (call.Priority == McpPriority.Critical || (_queued == 0 && _working < Limit && !IsShed(call)))
            {
                Volatile.Write(ref _working, _working + 1);
                shedder?.Begin(_working);
                return GateDecision.Enters;
            }

            if (IsShed(call))
            {
                return GateDecision.IsShed;
            }

            if (_queued >= capacity || _queuedBytes + call.PayloadLength > maxBytes)
            {
                return GateDecision.FindsQueueFull;
            }

            Count(call, 1);
            _waiting[(int)call.Priority].AddLast(call.Place);
            return GateDecision.Waits;
        }
    }

    /// <summary>Tells that a call has ended, and returns one that may work now, if any. Where there is one, there may be more: see <see cref="TakeNext"/>.</summary>
    public ServerCall? Leave()
    {
        lock (_lock)
        {
            SetWorking(_working - 1);
            return Next();
        }
    }

    /// <summary>The next call that may work now, if any.</summary>
    public ServerCall? TakeNext()
    {
        lock (_lock)
        {
            return Next();
        }
    }

    /// <summary>Takes a call out that waits. <see langword="false"/> if it does not, or not any more.</summary>
    public bool TryWithdraw(ServerCall call)
    {
        lock (_lock)
        {
            if (call.Priority == McpPriority.Critical || call.Place.List != _waiting[(int)call.Priority])
            {
                return false;
            }

            call.Place.List.Remove(call.Place);
            Count(call, -1);
            return true;
        }
    }

    private bool IsShed(ServerCall call) => shedder?.Level switch
    {
        ShedLevel.Refusing => true,
        ShedLevel.Throttling => call.Priority == McpPriority.Low,
        _ => false,
    };

    private ServerCall? Next()
    {
        if (_queued == 0 || _working >= Limit)
        {
            return null;
        }

        int priority = (int)McpPriority.High;
        while (_waiting[priority].Count == 0)
        {
            priority--;
        }

        ServerCall next = _waiting[priority].First!.Value;
        _waiting[priority].RemoveFirst();
        Count(next, -1);
        SetWorking(_working + 1);
        return next;
    }

    private void Count(ServerCall call, int change)
    {
        Volatile.Write(ref _queued, _queued + change);
        _queuedBytes += change * (long)call.PayloadLength;
    }

    private void SetWorking(int working)
    {
        Volatile.Write(ref _working, working);
        shedder?.Set(working);
    }
}
