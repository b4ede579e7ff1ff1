namespace Coilwright.Pooling;

/// <summary>What time does to connections: idle ones are pruned and asked for a sign of life, old ones replaced, forgotten ones told of.</summary>
internal sealed partial class ConnectionPool<TConnection>
{
    private static readonly TimerCallback UpkeepCallback = static pool => ((ConnectionPool<TConnection>)pool!).Upkeep();

    // One timer for all, armed for what is due first.
    private ITimer? _upkeep;
    private long _upkeepAt = long.MaxValue;
    private int _checking;

    private void Upkeep()
    {
        var checks = new List<PooledConnection<TConnection>>();
        var leaks = new List<PoolLeak>();
        var worn = new List<PooledConnection<TConnection>>();
        lock (_gate)
        {
            _upkeepAt = long.MaxValue;
            if (IsEnding)
            {
                return;
            }

            long now = _time.GetTimestamp();
            PruneIdle(now);
            TakeForCheck(now, checks);
            NoteLeaks(now, leaks);
            NoteWorn(now, worn);
            foreach (PooledConnection<TConnection> entry in _all)
            {
                ArmUpkeep(DueOf(entry));
            }
        }

        foreach (PooledConnection<TConnection> entry in checks)
        {
            _ = CheckAsync(entry);
        }

        foreach (PooledConnection<TConnection> entry in worn)
        {
            // Whoever has it brings it back the sooner.
            _ = entry.Connection.DrainAsync(CancellationToken.None);
        }

        foreach (PoolLeak leak in leaks)
        {
            Tell(leak);
        }
    }

    /// <summary>Called under the lock. When something is next to be done about a connection.</summary>
    private long DueOf(PooledConnection<TConnection> entry) => entry.Use switch
    {
        PooledUse.Idle => Math.Min(
            Math.Min(entry.ExpiresAt, entry.KeepAliveAt),
            _idle.Count > _options.MinIdle ? After(entry.IdleSince, _options.IdleTimeout) : long.MaxValue),
        PooledUse.Active => Math.Min(
            entry.IsWorn ? long.MaxValue : WornAt(entry),
            entry.Renter is null ? long.MaxValue : After(entry.RentedAt, _options.LeakThreshold)),
        _ => long.MaxValue,
    };

    /// <summary>Called under the lock.</summary>
    private void ArmUpkeep(long due)
    {
        if (due < _upkeepAt)
        {
            _upkeepAt = due;

            // Rounded up to what timers resolve, so that it does not fire before anything is due.
            double milliseconds = Math.Ceiling(_time.GetElapsedTime(_time.GetTimestamp(), due).TotalMilliseconds);
            _upkeep!.Change(TimeSpan.FromMilliseconds(Math.Max(0, milliseconds)), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Called under the lock. The idle ones lie in order of their idleness, the longest first.</summary>
    private void PruneIdle(long now)
    {
        for (int i = _idle.Count - 1; i >= 0; i--)
        {
            PooledConnection<TConnection> entry = _idle[i];
            if (IsSpent(entry, now))
            {
                _idle.RemoveAt(i);
                Retire(entry);
            }
        }

        while (_idle.Count > _options.MinIdle && After(_idle[0].IdleSince, _options.IdleTimeout) <= now)
        {
            PooledConnection<TConnection> longest = _idle[0];
            _idle.RemoveAt(0);
            Retire(longest);
        }
    }

    /// <summary>Called under the lock.</summary>
    private void TakeForCheck(long now, List<PooledConnection<TConnection>> checks)
    {
        for (int i = _idle.Count - 1; i >= 0; i--)
        {
            PooledConnection<TConnection> entry = _idle[i];
            if (entry.KeepAliveAt <= now)
            {
                _idle.RemoveAt(i);
                entry.Use = PooledUse.Checking;
                _checking++;
                checks.Add(entry);
            }
        }
    }

    private async Task CheckAsync(PooledConnection<TConnection> entry)
    {
        using (var patience = new CancellationTokenSource(_options.KeepAliveTimeout, _time))
        {
            try
            {
                await entry.Connection.PingAsync(patience.Token).ConfigureAwait(false);
            }
            catch (Exception missed)
            {
                // One miss is enough: unlike a single connection, this one can be replaced without anybody noticing.
                TimeSpan silence = _time.GetElapsedTime(entry.Connection.LastReceivedAt);
                entry.Connection.Poison(new HeartbeatLostException(misses: 1, silence, missed));
            }
        }

        long now = _time.GetTimestamp();
        lock (_gate)
        {
            _checking--;
            if (entry.Use == PooledUse.Checking)
            {
                entry.KeepAliveAt = After(now, Jittered(_options.KeepAlive));
                Offer(entry, now);
            }
        }
    }

    /// <summary>
    /// Called under the lock. When one on loan is to come back. One that is always in use is never asked for a sign of life; where nothing has
    /// come over it for as long, its place is better had by another, and what is in flight on it loses nothing.
    /// </summary>
    private long WornAt(PooledConnection<TConnection> entry) =>
        Math.Min(entry.ExpiresAt, After(Math.Max(entry.Connection.LastReceivedAt, entry.RentedAt), _options.KeepAlive));

    /// <summary>Called under the lock. Those on loan that are to come back, each once.</summary>
    private void NoteWorn(long now, List<PooledConnection<TConnection>> worn)
    {
        foreach (PooledConnection<TConnection> entry in _all)
        {
            if (entry is { Use: PooledUse.Active, IsWorn: false } && WornAt(entry) <= now)
            {
                entry.IsWorn = true;
                worn.Add(entry);
            }
        }
    }

    /// <summary>Called under the lock.</summary>
    private void NoteLeaks(long now, List<PoolLeak> leaks)
    {
        foreach (PooledConnection<TConnection> entry in _all)
        {
            if (entry is { Use: PooledUse.Active, Renter: { } renter } && After(entry.RentedAt, _options.LeakThreshold) <= now)
            {
                leaks.Add(new PoolLeak(_time.GetElapsedTime(entry.RentedAt, now), renter.ToString()));
                entry.Renter = null;
                _suspectedLeaks++;
            }
        }
    }

    private void Tell(PoolLeak leak)
    {
        try
        {
            _options.LeakSuspected?.Invoke(leak);
        }
        catch (Exception)
        {
            // A listener's own fault. Let through, it would end the process.
        }
    }
}
