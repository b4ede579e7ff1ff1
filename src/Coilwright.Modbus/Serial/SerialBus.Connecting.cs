using Coilwright.Connections;
using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>The connection, its beginning and its end.</summary>
internal sealed partial class SerialBus
{
    private TaskCompletionSource? _idle;
    private bool _isDraining;

    public async Task<Exception?> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _supervisor.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ConnectionUnavailableException error)
        {
            return error.InnerException ?? error;
        }
    }

    public async Task DrainAsync(TimeSpan bound)
    {
        lock (_gate)
        {
            _isDraining = true;
        }

        await _supervisor.DrainAsync(bound).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose() => _ = DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _live = null;
        }

        FailTurn(FailureKind.Disposed, null);
        FailWaiting(FailureKind.Disposed, null);
        await _supervisor.DisposeAsync().ConfigureAwait(false);
        await _gapTimer.DisposeAsync().ConfigureAwait(false);
    }

    void IConnectionListener<SerialConnection>.Connected(SerialConnection connection)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _live = connection;
            _isWriting = false;
            _connects++;
            _echoProbes = 0;
            _turnsWithoutAByte = 0;
            _echo.Reset();
            _lineReadyAt = _warmAt = TimeProvider.GetTimestamp() + Ticks(_line.WarmUp);
        }

        connection.Start();
        Pump();
    }

    void IConnectionListener<SerialConnection>.Unavailable(Exception reason) =>
        FailWaiting(FailureKind.ConnectFailed, reason);

    /// <summary>The connection is gone. What was on it is owed all the same, to whoever is connected next.</summary>
    public void OnLost(SerialConnection connection, Exception reason)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_live, connection))
            {
                return;
            }

            _live = null;
            _isWriting = false;
        }

        FailTurn(FailureKind.ConnectionLost, reason);
        bool isWanted;
        lock (_gate)
        {
            isWanted = _waiting > 0 && _live is null;
        }

        if (isWanted && !_supervisor.TryDemand(out Exception? refusal))
        {
            FailWaiting(FailureKind.ConnectFailed, refusal);
        }
    }

    /// <summary>Completes when nothing is on the line any more.</summary>
    public Task WhenIdleAsync(SerialConnection connection)
    {
        lock (_gate)
        {
            if (!_turn.IsActive || !ReferenceEquals(_live, connection))
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private async ValueTask<SerialConnection> OpenAsync(CancellationToken cancellationToken)
    {
        long started = TimeProvider.GetTimestamp();
        try
        {
            ITransportConnection transport = await _transport.ConnectAsync(cancellationToken).ConfigureAwait(false);
            _options.Telemetry?.NoteConnect(TimeProvider.GetElapsedTime(started), failure: null);
            return new SerialConnection(transport, this, _framing, TimeProvider);
        }
        catch (Exception failure)
        {
            _options.Telemetry?.NoteConnect(TimeProvider.GetElapsedTime(started), failure);
            throw;
        }
    }

    /// <summary>Called under the lock, when a turn has ended.</summary>
    private void SettleIdle()
    {
        _idle?.TrySetResult();
        _idle = null;
    }

    private void FailTurn(FailureKind kind, Exception? cause)
    {
        UnitRequest? request;
        lock (_gate)
        {
            if (!_turn.IsActive)
            {
                return;
            }

            request = _turn.Request;
            if (_turn.Sequence != 0)
            {
                BeginDoubt(_turn.Unit!);
            }

            _turn.End();
            SettleIdle();
            if (request?.TryClaim(RequestOutcome.Failed) != true)
            {
                return;
            }

            request.RecordFailure(kind, RequestPhase.Response, cause);
        }

        Finish(request);
    }

    private void FailWaiting(FailureKind kind, Exception? cause)
    {
        var failed = new RequestQueue();
        lock (_gate)
        {
            foreach (LineUnit unit in _known)
            {
                FailAll(unit.Writes, kind, cause, failed);
                FailAll(unit.Reads, kind, cause, failed);
            }
        }

        while (failed.TryTake(out PendingRequest? request))
        {
            request.Complete();
        }
    }

    /// <summary>Called under the lock.</summary>
    private void FailAll(RequestQueue queue, FailureKind kind, Exception? cause, RequestQueue failed)
    {
        for (PendingRequest? next, request = queue.First; request is not null; request = next)
        {
            next = request.Next;
            if (request.TryClaim(RequestOutcome.Failed))
            {
                request.RecordFailure(kind, kind == FailureKind.ConnectFailed ? RequestPhase.Connect : RequestPhase.Queue, cause);
                Unlink(request);
                failed.Add(request);
            }
        }
    }
}
