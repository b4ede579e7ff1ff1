namespace Coilwright.Mcp.Server;

/// <summary>Decides when calls work: past the workers of their service, then past what the server does at once.</summary>
internal sealed class Scheduler
{
    private readonly Gate _gate;
    private readonly TimeSpan _retryAfter;

    public Scheduler(McpServerOptions options)
    {
        _gate = new Gate(options.MaxConcurrent, options.QueueCapacity);
        _retryAfter = options.RetryAfter;
    }

    /// <summary>How many calls are at work.</summary>
    public int Working => _gate.Working;

    /// <summary>How many wait for their turn.</summary>
    public int Waiting => _gate.Waiting;

    /// <summary>Starts a call, lets it wait, or answers it with 429. Never waits itself.</summary>
    public void Submit(ServerCall call)
    {
        Gate? workers = call.Operation.Workers;
        switch (workers?.TryEnter(call) ?? GateDecision.Enters)
        {
            case GateDecision.Enters:
                Admit(call);
                break;
            case GateDecision.IsRefused:
                Refuse(call, "All workers of the service are busy, and its queue is full.");
                break;
        }
    }

    /// <summary>Tells that a call has ended, so that others may begin.</summary>
    public void Leave(ServerCall call)
    {
        if (_gate.Leave() is { } next)
        {
            Start(next);
        }

        LeaveWorkers(call);
    }

    private void Admit(ServerCall call)
    {
        switch (_gate.TryEnter(call))
        {
            case GateDecision.Enters:
                Start(call);
                break;
            case GateDecision.IsRefused:
                LeaveWorkers(call);
                Refuse(call, "The server does as much as it may, and its queue is full.");
                break;
        }
    }

    private void LeaveWorkers(ServerCall call)
    {
        if (call.Operation.Workers?.Leave() is { } next)
        {
            Admit(next);
        }
    }

    private void Refuse(ServerCall call, string why)
        => _ = call.RefuseAsync(new McpStatusException(McpStatus.TooManyRequests, why) { RetryAfter = _retryAfter });

    // Always on a thread of its own: what a service does must not hold up the connection.
    private static void Start(ServerCall call) => ThreadPool.UnsafeQueueUserWorkItem(call, preferLocal: false);
}
