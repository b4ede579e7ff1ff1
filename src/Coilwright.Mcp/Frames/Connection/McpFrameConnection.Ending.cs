using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameConnection
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _fault;
    private FailureKind _endKind;
    private bool _hasEnded;

    /// <summary>Whether the connection carries nothing any more.</summary>
    internal bool HasEnded
    {
        get
        {
            lock (_gate)
            {
                return _hasEnded;
            }
        }
    }

    /// <summary>Sends what was taken, then closes the connection in order. What is in flight fails.</summary>
    /// <param name="cancellationToken">Ends the wait for what was taken to be sent; the connection is cut then.</param>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await WhenIdle().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error)
        {
            End(FailureKind.Disposed, error);
            throw;
        }

        End(FailureKind.Disposed, null);
        await Completion.ConfigureAwait(false);
    }

    /// <summary>Cuts the connection at once. What is in flight fails. Never throws; may be called from a receiver.</summary>
    /// <param name="reason">Why, for <see cref="Fault"/> and the errors of what was in flight.</param>
    public void Abort(Exception reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        End(reason is McpProtocolException ? FailureKind.InvalidFrame : FailureKind.ConnectionLost, reason);
    }

    /// <summary>Closes the connection at once and waits until nothing of it runs any more. Not to be awaited by a receiver, for which it waits.</summary>
    public async ValueTask DisposeAsync()
    {
        End(FailureKind.Disposed, null);
        await _receiving.ConfigureAwait(false);
    }

    private Task WhenIdle()
    {
        lock (_gate)
        {
            return _hasEnded ? Task.CompletedTask : _output.WhenIdle();
        }
    }

    /// <summary>Ends the connection. Only the first reason counts. Nothing is allocated before the connection is shut to everybody.</summary>
    private void End(FailureKind kind, Exception? cause)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            _hasEnded = true;
            _endKind = kind;
            _fault = cause;
            _output.Clear();
        }

        if (cause is null)
        {
            _transport.Close();
        }
        else
        {
            _transport.Abort();
        }

        FailRequests(kind, cause);
        FailSenders(cause);
    }

    /// <summary>Fails the requests. Their callers are woken outside the lock, all at once.</summary>
    private void FailRequests(FailureKind kind, Exception? cause)
    {
        var failed = new RequestQueue();
        lock (_gate)
        {
            foreach (McpPendingRequest? request in _requests.Slots)
            {
                // One that was cancelled or overdue in this very moment is left to whoever claimed it.
                if (request is not null && request.TryClaim(RequestOutcome.Failed))
                {
                    Fail(request, kind, cause);
                    failed.Add(request);
                }
            }
        }

        while (failed.TryTake(out PendingRequest? request))
        {
            request.Complete();
        }
    }

    private void FailSenders(Exception? cause)
    {
        while (true)
        {
            QueuedFrame entry;
            bool hasSender;
            lock (_gate)
            {
                if (_output.Waiting.First is not { } first)
                {
                    return;
                }

                // A request is left to whoever has claimed it, and its entry may be in use again already.
                entry = first;
                hasSender = entry.Request is null;
                _output.Waiting.Remove(entry);
                entry.TakeFrame().Dispose();
            }

            if (hasSender)
            {
                entry.Complete(RequestErrors.CreateEnded(cause));
            }
        }
    }
}
