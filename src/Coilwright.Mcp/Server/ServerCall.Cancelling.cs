namespace Coilwright.Mcp.Server;

/// <summary>How calls are given up.</summary>
internal sealed partial class ServerCall
{
    private CancellationTokenSource? _cancellation;
    private CancellationTokenSource? _streamCancellation;
    private int _cancelledAs;
    private bool _isStopped;

    /// <inheritdoc/>
    public override CancellationToken Token => Cancellation.Token;

    /// <summary>Whether nobody waits for the answer any more.</summary>
    public bool IsCancelled => Volatile.Read(ref _cancelledAs) != 0;

    /// <inheritdoc/>
    public override CancellationToken StreamToken => StreamCancellation.Token;

    private CancellationTokenSource StreamCancellation
    {
        get
        {
            if (Volatile.Read(ref _streamCancellation) is null)
            {
                Interlocked.CompareExchange(ref _streamCancellation, CancellationTokenSource.CreateLinkedTokenSource(Token), null);
            }

            return _streamCancellation!;
        }
    }

    private CancellationTokenSource Cancellation
    {
        get
        {
            if (Volatile.Read(ref _cancellation) is null)
            {
                Interlocked.CompareExchange(ref _cancellation, new CancellationTokenSource(), null);
            }

            return _cancellation!;
        }
    }

    /// <summary>Asks the service to stop, and says why. Only the first reason counts. A call that has not begun is answered at once, and its place in the queue is free.</summary>
    public void Cancel(McpStatus status)
    {
        if (Interlocked.CompareExchange(ref _cancelledAs, (int)status, 0) != 0)
        {
            return;
        }

        if (_session.Scheduler.TryWithdraw(this))
        {
            _ = RefuseAsync(Cancelled(new OperationCanceledException()));
            return;
        }

        Incoming?.End(new OperationCanceledException());
        Outgoing?.Stop(new OperationCanceledException());
        _ = CancelAsync(Cancellation);
    }

    /// <summary>
    /// Asks who makes a stream to come to an end, because the server stops. What it still sends goes out, and so does the end that it gives it; one that gives up
    /// says that the service is unavailable. A call that has not begun is answered at once.
    /// </summary>
    public void Stop()
    {
        Volatile.Write(ref _isStopped, true);
        if (_session.Scheduler.TryWithdraw(this))
        {
            _ = RefuseAsync(Stopped(new OperationCanceledException()));
            return;
        }

        _ = CancelAsync(StreamCancellation);
    }

    private static McpStatusException Stopped(Exception cause) => new(McpStatus.ServiceUnavailable, "The server is shutting down.", 0, cause);

    private McpStatusException Cancelled(Exception cause)
    {
        var status = (McpStatus)_cancelledAs;
        return new McpStatusException(status, status == McpStatus.RequestTimeout ? "The call's time had passed at the server." : "The call was cancelled.", 0, cause);
    }

    /// <summary>What the service has registered with a token runs elsewhere: it must not hold up the connection.</summary>
    private async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException error)
        {
            Report(error);
        }
    }
}
