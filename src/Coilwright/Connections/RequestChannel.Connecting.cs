using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>Connections come and go.</summary>
internal sealed partial class RequestChannel
{
    private ushort _firstId = 1;

    /// <summary>Called under the lock when something waits for which there is no room. Whether another connection would help.</summary>
    private bool NeedsConnection => _lent.Count == 0 || (_source.IsPool && _lent.Count < _options.MaxConnections);

    public async Task<Exception?> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _source.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ConnectionUnavailableException error)
        {
            return error;
        }
    }

    void IConnectionListener<LiveConnection>.Connected(LiveConnection live)
    {
        lock (_gate)
        {
            if (!live.IsKnown)
            {
                live.IsKnown = true;
                _connects++;
            }

            if (live.IsDead)
            {
                _source.Release(live);
            }
            else
            {
                live.IsLent = true;
                _lent.Add(live);
            }
        }

        Write(live);
        EndIfSpent(live);
        Settle();
    }

    void IConnectionListener<LiveConnection>.Unavailable(Exception reason) => FailWaiting(reason);

    private async ValueTask<LiveConnection> OpenAsync(ITransport transport, CancellationToken cancellationToken)
    {
        long started = TimeProvider.GetTimestamp();
        ITransportConnection connection;
        try
        {
            connection = await transport.ConnectAsync(cancellationToken).ConfigureAwait(false);
            _telemetry?.NoteConnect(TimeProvider.GetElapsedTime(started), failure: null);
        }
        catch (Exception failure)
        {
            _telemetry?.NoteConnect(TimeProvider.GetElapsedTime(started), failure);
            throw;
        }

        ushort firstId;
        lock (_gate)
        {
            // Ids run on from the last connection: a gateway may pass on an answer that it owed to that one.
            firstId = _firstId;
        }

        var live = new LiveConnection(this, connection, _framing.MaxFrameSize, _options.MaxInFlight, firstId);

        // Before anybody knows of it: nobody could be answered otherwise.
        live.Start();
        return live;
    }

    /// <summary>Asks for a connection, or for one more, and fails what waits where none will come.</summary>
    private void Demand()
    {
        if (!_source.TryDemand(out Exception? refusal))
        {
            FailWaiting(refusal);
        }
    }

    /// <summary>Looks, after whatever has happened, whether something that waits can be sent, or needs a connection.</summary>
    private void Settle()
    {
        bool isStranded = false;
        lock (_gate)
        {
            if (FreestConnection() is not null)
            {
                ScheduleWrite();
            }
            else
            {
                isStranded = _waiting.Count > 0 && NeedsConnection;
            }
        }

        if (isStranded)
        {
            Demand();
        }
    }

    private void EndIfSpent(LiveConnection live)
    {
        bool isSpent;
        lock (_gate)
        {
            isSpent = Tidy(live);
        }

        if (isSpent)
        {
            Retire(live);
        }
    }

    /// <summary>
    /// Called under the lock whenever a connection may have become empty. One on loan goes back at once, under the lock, so that
    /// the next request finds it there and does not have another one opened.
    /// </summary>
    /// <returns>Whether it has retired and is to be ended.</returns>
    private bool Tidy(LiveConnection live)
    {
        if (live.IsSpent)
        {
            return !live.IsDead;
        }

        if (_source.IsPool && live is { IsLent: true, IsEmpty: true } && (_waiting.Count == 0 || _source.WantsBack))
        {
            GiveBack(live);
        }

        return false;
    }

    /// <summary>Called under the lock.</summary>
    private void GiveBack(LiveConnection live)
    {
        live.IsLent = false;
        _lent.Remove(live);
        _source.Release(live);
    }
}
