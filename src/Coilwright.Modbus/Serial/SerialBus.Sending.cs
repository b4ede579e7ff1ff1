using Coilwright.Modbus.Pdus;
using Coilwright.Requests;

namespace Coilwright.Modbus.Serial;

/// <summary>Whose turn it is, and what is sent.</summary>
internal sealed partial class SerialBus
{
    // An echo that comes garbled each time teaches nothing; then a write goes all the same, and waits for two equal frames.
    private const int MaxEchoProbes = 3;

    private long _lineReadyAt;
    private long _sequence;
    private ushort _nonce = (ushort)Random.Shared.Next();
    private int _writeCursor;
    private int _readCursor;
    private int _writesInARow;
    private int _echoProbes;
    private bool _isWriting;

    /// <summary>Sends what may be sent now. Called without the lock, whenever something has changed.</summary>
    private void Pump()
    {
        while (true)
        {
            SerialConnection connection;
            int length;
            lock (_gate)
            {
                if (_live is null || _isDraining || _isWriting || _turn.IsActive || _waiting == 0)
                {
                    return;
                }

                connection = _live;
                length = TakeTurn(connection);
                if (length == 0)
                {
                    return;
                }

                _isWriting = true;
            }

            _options.Telemetry?.Tap?.Sent(connection.Frame.AsSpan(0, length));
            ValueTask send;
            try
            {
                send = connection.Transport.SendAsync(connection.Frame.AsMemory(0, length));
            }
            catch (Exception error)
            {
                connection.Poison(error);
                return;
            }

            if (!send.IsCompletedSuccessfully)
            {
                _ = FinishSendAsync(connection, send);
                return;
            }

            send.GetAwaiter().GetResult();
            EndSend(connection);
        }
    }

    private async Task FinishSendAsync(SerialConnection connection, ValueTask send)
    {
        try
        {
            await send.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            connection.Poison(error);
            return;
        }

        EndSend(connection);
        Pump();
    }

    private void EndSend(SerialConnection connection)
    {
        UnitRequest? unanswered = null;
        lock (_gate)
        {
            if (!ReferenceEquals(_live, connection))
            {
                return;
            }

            _isWriting = false;
            if (_turn is { IsActive: true, Sequence: 0 })
            {
                // Nobody answers, so nothing is waited for but the units' own time.
                _lineReadyAt = _turn.GiveUpAt;
                unanswered = _turn.Request;
                if (unanswered?.TryClaim(RequestOutcome.Answered) == true)
                {
                    unanswered.Accept(LineRequests.StandInFor(_turn.Pdu));
                    _answered++;
                }
                else
                {
                    unanswered = null;
                }

                _turn.End();
                SettleIdle();
            }
        }

        unanswered?.Complete();
    }

    /// <summary>Called under the lock. Makes the next request a frame, and returns its length; 0 if nothing may go now.</summary>
    private int TakeTurn(SerialConnection connection)
    {
        long now = TimeProvider.GetTimestamp();
        if (now < _lineReadyAt)
        {
            Wake(_lineReadyAt - now);
            return 0;
        }

        while (true)
        {
            LineUnit? unit = ChooseUnit(now, out bool isWrite, out long wakeAt);
            if (unit is null)
            {
                if (wakeAt != long.MaxValue)
                {
                    Wake(wakeAt - now);
                }

                return 0;
            }

            int length = TakeTurn(connection, unit, isWrite, now);
            if (length > 0)
            {
                _writesInARow = isWrite ? _writesInARow + 1 : 0;
                return length;
            }
        }
    }

    /// <summary>
    /// Called under the lock. The next unit in turn with a write, or with a read if none has a write or enough of them have gone.
    /// </summary>
    private LineUnit? ChooseUnit(long now, out bool isWrite, out long wakeAt)
    {
        wakeAt = long.MaxValue;
        foreach (LineUnit unit in _known)
        {
            if (unit.HasWaiting && unit.ReadyAt > now)
            {
                wakeAt = Math.Min(wakeAt, unit.ReadyAt);
            }
        }

        int writer = Next(_writeCursor, now, static unit => unit.Writes.Count > 0);
        int reader = Next(_readCursor, now, static unit => unit.Reads.Count > 0);
        isWrite = writer >= 0 && (reader < 0 || _writesInARow < _line.MaxWritesInARow);
        int chosen = isWrite ? writer : reader;
        if (chosen < 0)
        {
            return null;
        }

        if (isWrite)
        {
            _writeCursor = chosen + 1;
        }
        else
        {
            _readCursor = chosen + 1;
        }

        return _known[chosen];
    }

    private int Next(int cursor, long now, Func<LineUnit, bool> has)
    {
        for (int i = 0; i < _known.Count; i++)
        {
            int index = (cursor + i) % _known.Count;
            if (_known[index].ReadyAt <= now && has(_known[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Called under the lock. The unit's turn: its request, or what has to go before it; 0 if the unit has to wait.</summary>
    private int TakeTurn(SerialConnection connection, LineUnit unit, bool isWrite, long now)
    {
        RequestQueue queue = isWrite ? unit.Writes : unit.Reads;
        while (queue.First is { IsPending: false } cancelled)
        {
            // A moment ago. Whoever did it completes it.
            queue.Remove(cancelled);
            _waiting--;
        }

        if (queue.First is not UnitRequest request)
        {
            return 0;
        }

        Span<byte> fence = stackalloc byte[ReadRequest.Size];
        if (!unit.Owed.IsEmpty)
        {
            int size = FenceLadder.Choose(unit, _echo.IsKnown, _nonce++, fence);
            if (size > 0)
            {
                _fences++;
                return Begin(connection, unit, fence[..size], null, now);
            }

            long silentAt = unit.LastActiveAt + Ticks(_line.MaxResponseDelay);
            if (now < silentAt)
            {
                unit.ReadyAt = silentAt;
                return 0;
            }

            unit.Owed.Clear();
            EndDoubt(unit);
        }

        if (!_echo.IsKnown && unit.Number != 0 && _echoProbes < MaxEchoProbes && LineRequests.MayEqualItsAnswer(request.Pdu))
        {
            _echoProbes++;
            return Begin(connection, unit, fence[..FenceLadder.WriteOfAnotherFunction(unit, fence)], null, now);
        }

        queue.Remove(request);
        _waiting--;
        request.SentAt = _options.Telemetry is { WantsWaits: true } ? now : 0;
        return Begin(connection, unit, request.Pdu, request, now);
    }

    /// <summary>Called under the lock.</summary>
    private int Begin(SerialConnection connection, LineUnit unit, ReadOnlySpan<byte> pdu, UnitRequest? request, long now)
    {
        bool isUnanswered = LineRequests.IsUnanswered(unit.Number, pdu);
        _turn.Begin(unit, pdu, request, isUnanswered ? 0 : ++_sequence);
        _unfit.Clear();
        if (request is not null)
        {
            request.Attempts++;
        }

        int length = _framing.Write(unit.Number, pdu, connection.Frame);
        TimeSpan time = _options.Timing.Characters(length);
        if (isUnanswered)
        {
            time += _line.Turnaround;
        }
        else
        {
            unit.Owed.Add(_turn.Sequence, pdu, isEchoDue: _echo.Known != LocalEcho.Absent);
            time += _line.ResponseTimeout + _options.Timing.Characters(_framing.SizeOf(PduLimits.MaxSize));
        }

        if (LineRequests.HasOpenAnswer(pdu))
        {
            _others = _others.With((FunctionCode)pdu[0]);
        }

        _turn.GiveUpAt = now + Ticks(time);
        unit.LastActiveAt = now;
        _echo.OnSend();
        _sent++;
        _bytesSent += length;
        return length;
    }

    /// <summary>Called under the lock. Comes back when something may be sent.</summary>
    private void Wake(long after)
    {
        // Timers count whole milliseconds and are never early.
        double milliseconds = Math.Ceiling((double)after * 1000 / TimeProvider.TimestampFrequency);
        _gapTimer.Change(TimeSpan.FromMilliseconds(Math.Max(1, milliseconds)), Timeout.InfiniteTimeSpan);
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * TimeProvider.TimestampFrequency);
}
