using Coilwright.Requests;

namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    private bool _isDisposed;

    /// <summary>Ends the channel: all requests fail at once, the connection is closed, an attempt to connect is given up.</summary>
    public void Dispose()
    {
        LiveConnection? live;
        ConnectAttempt? attempt;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            live = _live;
            attempt = _attempt;
            _live = null;
        }

        live?.Transport.Close();
        attempt?.End(new ObjectDisposedException(null));
        FailAll(live?.InFlight.Pending, live, FailureKind.Disposed, RequestPhase.Response, null);
        FailAll(_waiting, null, FailureKind.Disposed, RequestPhase.Queue, null);
        _lifetime.Cancel();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public Task DrainAsync(TimeSpan bound) => DisposeAsync().AsTask();

    /// <summary>
    /// Gives a connection up. What is in flight on it fails at once; what waits was not sent, so it loses nothing by waiting for
    /// the next connection. Only the first reason counts.
    /// </summary>
    private void Poison(LiveConnection live, FailureKind kind, Exception? cause)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_live, live))
            {
                return;
            }

            _live = null;
            _firstId = live.InFlight.NextId;
        }

        if (cause is null)
        {
            live.Transport.Close();
        }
        else
        {
            live.Transport.Abort();
        }

        FailAll(live.InFlight.Pending, live, kind, RequestPhase.Response, cause);
        ConnectAttempt? attempt;
        lock (_gate)
        {
            attempt = TakeAttemptIfNeeded();
        }

        attempt?.Start();
    }

    /// <summary>Replaces a connection that has nothing in flight any more and too many ids in quarantine.</summary>
    private void Retire(LiveConnection live) => Poison(live, FailureKind.ConnectionLost, null);

    /// <summary>Fails the requests that are in a queue now, one by one, so that the lock is never held for long.</summary>
    private void FailAll(RequestQueue? queue, LiveConnection? live, FailureKind kind, RequestPhase phase, Exception? cause)
    {
        int left;
        lock (_gate)
        {
            left = queue?.Count ?? 0;
        }

        for (; left > 0; left--)
        {
            bool isClaimed;
            PendingRequest? request;
            lock (_gate)
            {
                if (!queue!.TryTake(out request))
                {
                    return;
                }

                isClaimed = request.TryClaim(RequestOutcome.Failed);
                if (isClaimed)
                {
                    request.RecordFailure(kind, live?.PhaseOf(request) ?? phase, cause);
                }
            }

            if (isClaimed)
            {
                request.Complete();
            }
        }
    }
}
