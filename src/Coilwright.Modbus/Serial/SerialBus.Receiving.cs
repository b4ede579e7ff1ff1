using System.IO.Pipelines;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;
using Coilwright.Requests;

namespace Coilwright.Modbus.Serial;

/// <summary>What comes in, and whose it is.</summary>
internal sealed partial class SerialBus
{
    private FunctionCodeSet _others;
    private long _warmAt;
    private int _turnsWithoutAByte;

    /// <summary>The one receive loop of a connection; runs until the connection ends, and never runs callers' code.</summary>
    public async Task ReceiveAsync(SerialConnection connection)
    {
        PipeReader input = connection.Transport.Input;
        Exception? reason = null;
        try
        {
            ReadResult result;
            do
            {
                result = await input.ReadAsync().ConfigureAwait(false);
                foreach (ReadOnlyMemory<byte> segment in result.Buffer)
                {
                    Interlocked.Add(ref _bytesReceived, segment.Length);
                    _options.Telemetry?.Tap?.Received(segment.Span);
                    Receive(connection, segment.Span);
                }

                input.AdvanceTo(result.Buffer.End);
                Pump();
            }
            while (!result.IsCompleted);
        }
        catch (Exception error)
        {
            reason = error;
        }

        connection.Poison(reason ?? new IOException("The other end closed the connection."));
        await connection.Transport.DisposeAsync().ConfigureAwait(false);
    }

    private void Receive(SerialConnection connection, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            lock (_gate)
            {
                // What a device says while it starts is no answer.
                if (!ReferenceEquals(_live, connection) || TimeProvider.GetTimestamp() < _warmAt)
                {
                    return;
                }

                // What is kept is shorter than the longest frame, so there is always room.
                Span<byte> free = connection.Received.AsSpan(connection.ReceivedCount);
                int taken = Math.Min(free.Length, bytes.Length);
                bytes[..taken].CopyTo(free);
                bytes = bytes[taken..];
                connection.ReceivedCount += taken;
                connection.LastReceivedAt = TimeProvider.GetTimestamp();
                connection.IsSilenceNoted = false;
                _turnsWithoutAByte = 0;
            }

            Parse(connection, afterSilence: false);
        }
    }

    private void Parse(SerialConnection connection, bool afterSilence)
    {
        while (TryParse(connection, afterSilence, out UnitRequest? answered))
        {
            if (answered is null)
            {
                continue;
            }

            Finish(answered);
        }
    }

    /// <summary>Deals with the next frame that was received, if there is one.</summary>
    private bool TryParse(SerialConnection connection, bool afterSilence, out UnitRequest? answered)
    {
        answered = null;
        lock (_gate)
        {
            if (!ReferenceEquals(_live, connection))
            {
                return false;
            }

            Span<byte> received = connection.Received.AsSpan(0, connection.ReceivedCount);
            bool isFound = _framing.TryRead(received, afterSilence, _others, _scratch, out SerialFrame frame, out int consumed);
            int skipped = isFound ? frame.Skipped : consumed;
            if (skipped > 0)
            {
                _garbageBytes += skipped;
                _unfit.AddBytes(received[..skipped]);
                _echo.OnOther();
            }

            if (isFound)
            {
                answered = OnFrame(connection, frame);
            }

            received[consumed..].CopyTo(received);
            connection.ReceivedCount -= consumed;
            return isFound;
        }
    }

    /// <summary>Called under the lock. Returns the request that the frame answers, with the answer accepted.</summary>
    private UnitRequest? OnFrame(SerialConnection connection, in SerialFrame frame)
    {
        bool equalsSent = _turn.Equals(frame.Unit, frame.Pdu);
        if (equalsSent && _echo.IsEcho(frame.Direction))
        {
            _units[frame.Unit]?.Owed.TakeEcho(frame.Pdu);
            return null;
        }

        if (_echo.Known != LocalEcho.Absent && _units[frame.Unit]?.Owed.TakeEcho(frame.Pdu) == true)
        {
            // The echo of an earlier request, which a network has held up.
            _echo.OnOther();
            return null;
        }

        if (frame.Direction == FrameDirection.Request)
        {
            OnForeignRequest(frame);
            return null;
        }

        long now = TimeProvider.GetTimestamp();
        connection.HasAnswered = true;
        LineUnit? unit = _units[frame.Unit];
        long sequence = unit?.Owed.Settle(frame.Pdu) ?? 0;
        if (sequence == 0)
        {
            _unmatchedAnswers++;
            _unfit.AddAnswer(frame);
            _echo.OnOther();
            return null;
        }

        unit!.LastActiveAt = now;
        LearnDiagnostics(unit, frame.Pdu);
        if (unit.Owed.IsEmpty || sequence == _turn.Sequence)
        {
            // What is late and leaves others owed ends no wait: a unit that is always late would never catch up with its fences.
            unit.Failures = 0;
            unit.ReadyAt = now + Ticks(_line.MinUnitGap);
        }

        if (unit.Owed.IsEmpty)
        {
            EndDoubt(unit);
        }

        if (sequence != _turn.Sequence)
        {
            _lateAnswers++;
            _echo.OnOther();
            return null;
        }

        if (!equalsSent)
        {
            _echo.OnDistinctAnswer();
        }

        return EndTurn(unit, frame.Pdu, now);
    }

    /// <summary>Called under the lock. The answer to what is on the line has come.</summary>
    private UnitRequest? EndTurn(LineUnit unit, ReadOnlySpan<byte> answer, long now)
    {
        _lineReadyAt = now + Ticks(_options.Timing.FrameGap + _line.MinGap);
        unit.Remember(_turn.Pdu, answer);
        if (_turn.IsFence && (FunctionCode)_turn.Pdu[0] != FunctionCode.Diagnostics && unit.HasMissedDiagnostics)
        {
            // What came before this fence and was not answered by now will not be.
            unit.Diagnostics = DiagnosticsSupport.Ignores;
        }

        UnitRequest? request = _turn.Request;
        _turn.End();
        SettleIdle();
        if (request?.TryClaim(RequestOutcome.Answered) == true)
        {
            request.Accept(answer);
            _answered++;
            return request;
        }

        _lateAnswers += request is null ? 0 : 1;
        return null;
    }

    /// <summary>Called under the lock. Somebody else on the line asks a unit, which will owe that answer too.</summary>
    private void OnForeignRequest(in SerialFrame frame)
    {
        _foreignRequests++;
        _echo.OnOther();
        if (!LineRequests.IsUnanswered(frame.Unit, frame.Pdu))
        {
            // The longest delay counts from this request, too.
            LineUnit unit = UnitOf(frame.Unit);
            unit.LastActiveAt = TimeProvider.GetTimestamp();
            unit.Owed.Add(++_sequence, frame.Pdu, isEchoDue: false);
        }
    }

    private static void LearnDiagnostics(LineUnit unit, ReadOnlySpan<byte> answer)
    {
        if ((FunctionCode)(answer[0] & 0x7F) == FunctionCode.Diagnostics)
        {
            unit.Diagnostics = ExceptionResponse.Is(answer) ? DiagnosticsSupport.Refuses : DiagnosticsSupport.Echoes;
            unit.HasMissedDiagnostics = false;
        }
    }
}
