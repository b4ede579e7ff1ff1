using Coilwright.Connections;

namespace Coilwright.Pooling;

/// <summary>The loop that opens connections, one after the other, as long as they are wanted.</summary>
internal sealed partial class ConnectionPool<TConnection> : IThreadPoolWorkItem
{
    private readonly AttemptOutcome _outcome = new();
    private TaskCompletionSource? _growing;
    private bool _isOpening;
    private bool _isConnectAsked;

    /// <summary>Called under the lock. Whoever waits needs a connection; which of them gets it is decided when there is one.</summary>
    private bool IsNeeded => _waiters.Count > 0 || _idle.Count + _checking < _options.MinIdle;

    /// <summary>Called under the lock. Offline somebody has to probe, whether anybody asks or not.</summary>
    private bool HasDemand => IsNeeded || _isConnectAsked || States.State == ConnectionState.Offline;

    /// <summary>Called under the lock.</summary>
    private bool IsGrowthWanted => !IsEnding && HasDemand && _all.Count < _options.MaxActive;

    /// <summary>Makes one attempt, or joins the one under way, where no connection is open; leaves offline if it succeeds.</summary>
    /// <exception cref="ConnectionUnavailableException">The attempt failed, or the pool is drained or closed.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        Task<Exception?> outcome;
        lock (_gate)
        {
            if (IsEnding)
            {
                throw ConnectionUnavailableException.Ending(States.Latest);
            }

            if (HasLive())
            {
                return;
            }

            outcome = _outcome.Next;
            if (!_isOpening)
            {
                _isConnectAsked = true;
                States.TryTransition(ConnectionEvent.ConnectBegan, _lastConnectError, attempt: 1);
                _pause.End();
                GrowIfWanted();
            }
        }

        Exception? failure = await outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            throw ConnectionUnavailableException.AttemptFailed(States.Latest, failure);
        }
    }

    /// <summary>Called under the lock whenever another connection may have become wanted, or possible. Starts the loop where it does not run.</summary>
    private void GrowIfWanted()
    {
        if (_growing is not null || !IsGrowthWanted)
        {
            return;
        }

        _growing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (States.State == ConnectionState.Disconnected)
        {
            States.TryTransition(ConnectionEvent.ConnectBegan, _lastConnectError, _failures + 1);
        }

        // A work item: the loop must not keep the caller's thread, nor its execution context, for itself.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _ = GrowAsync(_growing!);

    private async Task GrowAsync(TaskCompletionSource growing)
    {
        while (NextPause() is { } pause)
        {
            await pause.Ended.ConfigureAwait(false);
            if (!TryBeginOpening())
            {
                continue;
            }

            try
            {
                TConnection connection = await _connector.OpenAsync(_closing.Token).ConfigureAwait(false);
                if (!TryAdmit(connection))
                {
                    await BoundedClose.CloseAsync(connection, _time).ConfigureAwait(false);
                }
            }
            catch (Exception failure)
            {
                AfterFailure(failure);
            }
        }

        growing.SetResult();
    }

    /// <summary>What to wait for before the next attempt, or <see langword="null"/> when none is wanted and the loop ends.</summary>
    private Pause? NextPause()
    {
        lock (_gate)
        {
            if (IsGrowthWanted)
            {
                return _pause;
            }

            if (!HasDemand)
            {
                // Refused where a connection is open, or the end has begun.
                States.TryTransition(ConnectionEvent.ConnectAbandoned, _lastConnectError);
            }

            _growing = null;
            return null;
        }
    }

    /// <summary>Demand that has gone during the pause costs no connection. A pause may also have been replaced by a longer one.</summary>
    private bool TryBeginOpening()
    {
        lock (_gate)
        {
            return _isOpening = IsGrowthWanted && _pause.Ended.IsCompleted;
        }
    }

    /// <summary>Takes an opened connection in, unless the end has begun meanwhile.</summary>
    private bool TryAdmit(TConnection connection)
    {
        lock (_gate)
        {
            _isOpening = false;
            _isConnectAsked = false;
            if (IsEnding)
            {
                return false;
            }

            long now = _time.GetTimestamp();
            var entry = new PooledConnection<TConnection>(this, connection)
            {
                OpenedAt = now,
                ExpiresAt = After(now, Jittered(_options.Lifetime)),
                IdleSince = now,
                KeepAliveAt = After(now, Jittered(_options.KeepAlive)),
            };
            _all.Add(entry);
            _opened++;
            _upkeep ??= _time.CreateTimer(UpkeepCallback, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

            // First the state, because a connection that has died meanwhile leaves it again; nobody who reads it gets past the lock.
            States.TryTransition(ConnectionEvent.Opened);
            Replace(Pause.None);
            _outcome.Settle(failure: null);
            Offer(entry, now);
            _ = WatchAsync(entry);
            return true;
        }
    }

    /// <summary>An idle connection that dies makes room at once, not when somebody happens to reach for it. One in use is left to its user.</summary>
    private async Task WatchAsync(PooledConnection<TConnection> entry)
    {
        await entry.Connection.Died.ConfigureAwait(false);
        lock (_gate)
        {
            if (entry.Use == PooledUse.Idle && _idle.Remove(entry))
            {
                Retire(entry);
            }
        }
    }
}
