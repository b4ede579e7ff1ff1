using Coilwright.Connections;
using Coilwright.Requests;

namespace Coilwright.Modbus.Serial;

/// <summary>What was waited for in vain.</summary>
internal sealed partial class SerialBus
{
    private const int MaxTurnsWithoutAByte = 5;

    // Only the sweep uses it, one round after the other.
    private readonly RequestQueue _overdue = new();
    private bool _isWatched;

    void ISweepable.Sweep(long now)
    {
        SerialConnection? connection;
        TimeoutException? poison = null;
        bool isSilent;
        lock (_gate)
        {
            connection = _live;
            isSilent = connection is { ReceivedCount: > 0, IsSilenceNoted: false }
                && now - connection.LastReceivedAt >= Ticks(_options.Timing.NotableSilence);
            if (isSilent)
            {
                connection!.IsSilenceNoted = true;
            }
        }

        if (isSilent)
        {
            // Before anything is given up: the answer may stand behind bytes that looked like the beginning of a longer frame.
            Parse(connection!, afterSilence: true);
        }

        lock (_gate)
        {
            foreach (LineUnit unit in _known)
            {
                TakeOverdue(unit, unit.Writes, now);
                TakeOverdue(unit, unit.Reads, now);
            }

            if (_turn.IsActive)
            {
                poison = SweepTurn(now);
            }

            if (_waiting == 0 && !_turn.IsActive && !_isWriting)
            {
                _isWatched = false;
                _sweep.Unwatch(this);
            }
        }

        while (_overdue.TryTake(out PendingRequest? request))
        {
            Finish(request);
        }

        if (poison is not null)
        {
            connection?.Poison(poison);
        }

        Pump();
    }

    /// <summary>Called under the lock.</summary>
    private void Watch()
    {
        if (!_isWatched)
        {
            _isWatched = true;
            _sweep.Watch(this);
        }
    }

    /// <summary>Called under the lock. Returns why the connection has to be given up, if so.</summary>
    private TimeoutException? SweepTurn(long now)
    {
        if (_turn.Request is { } request && request.Deadline <= now)
        {
            Expire(request, FailureKind.TimedOut, RequestPhase.Response, DescribeReception());
        }

        if (_turn.GiveUpAt > now)
        {
            return null;
        }

        if (_isWriting)
        {
            return new TimeoutException("The line took no more data.");
        }

        EndTurnInVain(now);
        _turnsWithoutAByte++;
        return _options.ReplacesSilentConnections && _turnsWithoutAByte >= MaxTurnsWithoutAByte
            ? new TimeoutException("Nothing came over the connection any more.")
            : null;
    }

    /// <summary>Called under the lock. The unit has not answered; from now on it is in doubt, and the line is free for others.</summary>
    private void EndTurnInVain(long now)
    {
        LineUnit unit = _turn.Unit!;
        unit.Failures++;
        unit.HasMissedDiagnostics |= _turn.IsFence && (FunctionCode)_turn.Pdu[0] == FunctionCode.Diagnostics;
        unit.ReadyAt = now + Ticks(BackOff.Delay(_line.BackOff, unit.Failures - 1, Random.Shared.NextDouble()));
        if (_turn.Request is { } request)
        {
            Expire(request, FailureKind.TimedOut, RequestPhase.Response, DescribeReception());
        }

        BeginDoubt(unit);
        _lineReadyAt = now;
        _turn.End();
        SettleIdle();
    }

    /// <summary>Called under the lock. Claims a request as failed; it is finished outside the lock.</summary>
    private void Expire(PendingRequest request, FailureKind kind, RequestPhase phase, Exception? cause)
    {
        if (request.TryClaim(RequestOutcome.Failed))
        {
            request.RecordFailure(kind, phase, cause);
            Unlink(request);
            _overdue.Add(request);
            _timedOut++;
        }
    }

    /// <summary>Called under the lock. What came instead of an answer.</summary>
    private TimeoutException? DescribeReception()
    {
        if (_live is { ReceivedCount: > 0 } connection && connection.LastReceivedAt >= _turn.Unit!.LastActiveAt)
        {
            // The beginning of a frame whose end has not come.
            _unfit.AddBytes(connection.Received.AsSpan(0, connection.ReceivedCount));
        }

        return _unfit.Describe();
    }

    /// <summary>Called under the lock. Takes those whose deadline has come, or whose unit is left alone until then.</summary>
    private void TakeOverdue(LineUnit unit, RequestQueue queue, long now)
    {
        for (PendingRequest? next, request = queue.First; request is not null; request = next)
        {
            next = request.Next;
            RequestPhase phase = request.Attempts > 0 ? RequestPhase.Response : _live is null ? RequestPhase.Connect : RequestPhase.Queue;
            if (request.Deadline <= now)
            {
                Expire(request, FailureKind.TimedOut, phase, null);
            }
            else if (IsHopeless(unit, request))
            {
                Expire(request, FailureKind.InDoubt, phase, WhyHopeless(unit));
            }
        }
    }
}
