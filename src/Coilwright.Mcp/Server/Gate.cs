namespace Coilwright.Mcp.Server;

/// <summary>Lets a bounded number of calls work at once; the others wait in a bounded queue, the most important first.</summary>
/// <remarks>Thread-safe. What is critical never waits and is never refused, but it is counted.</remarks>
/// <param name="limit">How many calls may work at once.</param>
/// <param name="capacity">How many may wait.</param>
internal sealed class Gate(int limit, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<ServerCall>[] _waiting = [new(), new(), new()];
    private int _working;
    private int _queued;

    /// <summary>How many calls are at work.</summary>
    public int Working => Volatile.Read(ref _working);

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref _queued);

    /// <summary>Lets a call in, lets it wait, or refuses it.</summary>
    public GateDecision TryEnter(ServerCall call)
    {
        lock (_lock)
        {
            if (_working < limit || call.Priority == McpPriority.Critical)
            {
                _working++;
                return GateDecision.Enters;
            }

            if (_queued >= capacity)
            {
                return GateDecision.IsRefused;
            }

            _queued++;
            _waiting[(int)call.Priority].Enqueue(call);
            return GateDecision.Waits;
        }
    }

    /// <summary>Tells that a call has ended, and returns the one that may work now, if any.</summary>
    public ServerCall? Leave()
    {
        lock (_lock)
        {
            _working--;
            if (_queued == 0 || _working >= limit)
            {
                return null;
            }

            _working++;
            _queued--;
            for (int priority = (int)McpPriority.High; ; priority--)
            {
                if (_waiting[priority].TryDequeue(out ServerCall? next))
                {
                    return next;
                }
            }
        }
    }
}
