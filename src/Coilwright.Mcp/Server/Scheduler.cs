using Coilwright.Requests;
using Coilwright.Shedding;

namespace Coilwright.Mcp.Server;

/// <summary>Decides when calls work: past the workers of their service, then past what the server does at once.</summary>
internal sealed class Scheduler
{
    private readonly Gate _gate;
    private readonly TimeSpan _retryAfter;
    private long _refused;

    public Scheduler(McpServerOptions options)
    {
        var shedder = new LoadShedder(options.MaxConcurrent, options.Shedding, options.TimeProvider);
        _gate = new Gate(options.MaxConcurrent, options.QueueCapacity, options.MaxWaitingBytes, shedder);
        _retryAfter = options.RetryAfter;
    }

    /// <summary>The calls that may work, until threads take them up, and what else is to be done beside them.</summary>
    public WorkQueue Work { get; } = new();

    /// <summary>How many calls are at work.</summary>
    public int Working => _gate.Working;

    /// <summary>How many wait for their turn.</summary>
    public int Waiting => _gate.Waiting;

    /// <summary>How many calls were refused because there was too much to do.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>The load over the last second and what is done about it, at this moment.</summary>
    public (double Load, ShedLevel Level) Pressure => _gate.Pressure;

    /// <summary>Has a call work or wait. Never waits itself. To be followed by running <see cref="Work"/>.</summary>
    /// <returns>Why neither is possible, for people; the call is then its caller's to answer.</returns>
    public string? Submit(ServerCall call)
    {
        Gate? workers = call.Operation.Workers;
        switch (workers?.TryEnter(call))
        {
            case GateDecision.Waits:
                return null;
            case GateDecision.Enters or null:
                string? refusal = Admit(call);
                if (refusal is not null)
                {
                    LeaveWorkers(workers);
                }

                return refusal;
            default:
                return Refuse("All workers of the service are busy, and its queue is full.");
        }
    }

    /// <summary>Takes a call back that still waits. <see langword="false"/> if it does not.</summary>
    public bool TryWithdraw(ServerCall call)
    {
        if (call.Operation.Workers?.TryWithdraw(call) == true)
        {
            return true;
        }

        bool isWithdrawn = _gate.TryWithdraw(call);
        if (isWithdrawn)
        {
            LeaveWorkers(call.Operation.Workers);
        }

        return isWithdrawn;
    }

    /// <summary>Tells that a call takes no place among those at work any more, so that others may begin.</summary>
    public void LeaveServer()
    {
        for (ServerCall? next = _gate.Leave(); next is not null; next = _gate.TakeNext())
        {
            Work.Post(next);
        }
    }

    /// <summary>Tells that a call needs no worker of its service any more.</summary>
    public void LeaveWorkers(Gate? workers)
    {
        if (workers is null)
        {
            return;
        }

        for (ServerCall? next = workers.Leave(); next is not null;)
        {
            string? refusal = Admit(next);
            if (refusal is not null)
            {
                _ = next.RefuseAsync(new McpStatusException(McpStatus.TooManyRequests, refusal) { RetryAfter = _retryAfter });
            }

            next = refusal is null ? workers.TakeNext() : workers.Leave();
        }

        Work.RunElsewhere();
    }

    /// <summary>Starts a call that has a worker, or lets it wait for a place; otherwise tells why not.</summary>
    private string? Admit(ServerCall call)
    {
        GateDecision decision = _gate.TryEnter(call);
        switch (decision)
        {
            case GateDecision.Enters:
                Work.Add(call);
                return null;
            case GateDecision.Waits:
                return null;
            default:
                return Refuse(decision == GateDecision.IsShed
                    ? "The server has had too much to do for some seconds, and takes only what is more important."
                    : "The server does as much as it may, and its queue is full.");
        }
    }

    private string Refuse(string reason)
    {
        Interlocked.Increment(ref _refused);
        return reason;
    }
}
