using Coilwright.Requests;

namespace Coilwright.Connections;

/// <summary>What fails, and the end.</summary>
internal sealed partial class RequestChannel
{
    private bool _isDraining;
    private bool _isDisposed;

    /// <summary>Ends the channel: all requests fail at once, connections are closed, an attempt to connect is given up.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        LiveConnection[] lent = [];
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                lent = [.. _lent];
            }
        }

        foreach (LiveConnection live in lent)
        {
            Poison(live, FailureKind.Disposed, null);
        }

        FailWaiting(ConnectionUnavailableException.Ending(States.Latest));
        await _source.DisposeAsync().ConfigureAwait(false);
    }

    public async Task DrainAsync(TimeSpan bound)
    {
        lock (_gate)
        {
            _isDraining = true;
        }

        await _source.DrainAsync(bound).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Sends nothing more over a connection, and ends it when nothing is in flight on it any more.</summary>
    public void Drain(LiveConnection live)
    {
        bool isSpent;
        lock (_gate)
        {
            live.IsRetiring = true;
            isSpent = live.IsSpent;
        }

        if (isSpent)
        {
            Retire(live);
        }
    }

    /// <summary>
    /// Gives a connection up. What is in flight on it fails at once, or is sent again where it may be; what waits was not sent, so it loses
    /// nothing by waiting for the next connection. Only the first reason counts.
    /// </summary>
    public void Poison(LiveConnection live, FailureKind kind, Exception? cause)
    {
        lock (_gate)
        {
            if (live.IsDead)
            {
                return;
            }

            live.IsDead = true;
            _firstId = live.InFlight.NextId;

            // Only an owner that has waited long enough gives a connection up because none is available.
            kind = _isDisposed || cause is ConnectionUnavailableException ? FailureKind.Disposed : kind;
        }

        if (cause is null && !_options.ResetsOnClose)
        {
            live.Transport.Close();
        }
        else
        {
            live.Transport.Abort();
        }

        FailAll(live.Urgent, kind, cause);
        FailAll(live.InFlight.Pending, kind, cause);
        live.Die(cause ?? new IOException("The connection was closed."));
        lock (_gate)
        {
            if (live.IsLent)
            {
                GiveBack(live);
            }
        }

        Settle();
    }

    /// <summary>Replaces a connection that has nothing in flight any more and too many ids in quarantine.</summary>
    private void Retire(LiveConnection live) => Poison(live, FailureKind.ConnectionLost, null);

    /// <summary>Fails what waits for a connection: none will come for now.</summary>
    private void FailWaiting(Exception reason)
    {
        FailureKind kind = _isDisposed ? FailureKind.Disposed
            : reason is ConnectionUnavailableException ? FailureKind.Unavailable
            : FailureKind.ConnectFailed;
        FailAll(_waiting, kind, reason);
        FailAll(_resting, kind, reason);
    }

    /// <summary>Fails the requests that are in a queue now, one by one, so that the lock is never held for long.</summary>
    private void FailAll(RequestQueue queue, FailureKind kind, Exception? cause)
    {
        int left;
        lock (_gate)
        {
            left = queue.Count;
        }

        for (; left > 0; left--)
        {
            bool isClaimed;
            PendingRequest? request;
            lock (_gate)
            {
                RequestPhase phase = queue.First is { } first ? PhaseOf(first) : default;
                if (!queue.TryTake(out request))
                {
                    return;
                }

                isClaimed = request.TryClaim(RequestOutcome.Failed);
                if (isClaimed)
                {
                    request.RecordFailure(kind, phase, cause);
                }
            }

            if (isClaimed)
            {
                Finish(request);
            }
        }
    }

    private void FailIfPending(PendingRequest request, FailureKind kind)
    {
        if (request.TryClaim(RequestOutcome.Failed))
        {
            if (kind == FailureKind.QueueFull)
            {
                _telemetry?.NoteShed();
            }

            Exception? cause = kind == FailureKind.Unavailable ? ConnectionUnavailableException.Ending(States.Latest) : null;
            request.RecordFailure(kind, RequestPhase.Queue, cause);
            request.Complete();
        }
    }
}
