using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>
/// What function codes 8, 11 and 12 tell of a unit (specification V1.1b3, 6.8 to 6.10): counters of 16 bits that wrap, and the last 64
/// events. Thread-safe; nothing is allocated.
/// </summary>
internal sealed class UnitCounters(ServedLine line)
{
    private readonly Lock _lock = new();
    private readonly byte[] _events = new byte[PduLimits.MaxCommEvents];
    private int _eventCount;
    private int _nextEvent;

    // What the line had counted when this was cleared.
    private long _messagesBefore;
    private long _errorsBefore;

    private int _messages;
    private int _answeredMessages;
    private int _exceptions;
    private int _unanswered;
    private int _negativeAcknowledges;
    private int _busy;

    /// <summary>The counters as they are now.</summary>
    public ModbusUnitCounters Read()
    {
        lock (_lock)
        {
            return new ModbusUnitCounters
            {
                BusMessages = unchecked((ushort)(line.Messages - _messagesBefore)),
                BusCommunicationErrors = unchecked((ushort)(line.Errors - _errorsBefore)),
                Exceptions = unchecked((ushort)_exceptions),
                Messages = unchecked((ushort)_messages),
                Unanswered = unchecked((ushort)_unanswered),
                NegativeAcknowledges = unchecked((ushort)_negativeAcknowledges),
                Busy = unchecked((ushort)_busy),
                Completed = unchecked((ushort)_answeredMessages),
            };
        }
    }

    /// <summary>Copies the events, the latest first, and says how many there are.</summary>
    public int CopyEvents(Span<byte> destination)
    {
        lock (_lock)
        {
            for (int i = 0; i < _eventCount; i++)
            {
                destination[i] = _events[(_nextEvent - 1 - i + _events.Length) % _events.Length];
            }

            return _eventCount;
        }
    }

    /// <summary>Notes a request for the unit.</summary>
    public void NoteRequest(bool isListenOnly, bool isBroadcast)
    {
        lock (_lock)
        {
            _messages++;
            Log(CommEvent.Received
                | (isListenOnly ? CommEvent.ReceivedInListenOnlyMode : 0)
                | (isBroadcast ? CommEvent.ReceivedBroadcast : 0));
        }
    }

    /// <summary>Notes what became of a request.</summary>
    /// <param name="function">What was asked for.</param>
    /// <param name="response">The answer, also one that is not sent.</param>
    /// <param name="isSent">Whether it is sent.</param>
    /// <param name="isListenOnly">Whether nothing is sent because the unit may only listen.</param>
    public void NoteResponse(FunctionCode function, ReadOnlySpan<byte> response, bool isSent, bool isListenOnly)
    {
        lock (_lock)
        {
            _unanswered += isSent ? 0 : 1;
            int sent = CommEvent.Sent | (isListenOnly ? CommEvent.SentInListenOnlyMode : 0);
            if (ExceptionResponse.Is(response))
            {
                sent |= Count((ModbusExceptionCode)response[1]);
            }
            else if (!isListenOnly && function is not (FunctionCode.GetCommEventCounter or FunctionCode.GetCommEventLog))
            {
                _answeredMessages++;
            }

            Log(sent);
        }
    }

    /// <summary>Logs that the unit may only listen from now on.</summary>
    public void NoteListenOnly()
    {
        lock (_lock)
        {
            Log(CommEvent.EnteredListenOnlyMode);
        }
    }

    /// <summary>Clears the counters, and not the events.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            ClearCounters();
        }
    }

    /// <summary>Clears the counters as a restart does, which is an event itself.</summary>
    public void Restart(bool clearsEvents)
    {
        lock (_lock)
        {
            ClearCounters();
            _eventCount = clearsEvents ? 0 : _eventCount;
            Log(CommEvent.Restarted);
        }
    }

    private void ClearCounters()
    {
        (_messagesBefore, _errorsBefore) = (line.Messages, line.Errors);
        (_messages, _answeredMessages, _exceptions, _unanswered, _negativeAcknowledges, _busy) = (0, 0, 0, 0, 0, 0);
    }

    private int Count(ModbusExceptionCode code)
    {
        _exceptions++;
        switch (code)
        {
            case ModbusExceptionCode.ServerDeviceFailure:
                return CommEvent.SentAbortException;
            case ModbusExceptionCode.Acknowledge:
                return CommEvent.SentBusyException;
            case ModbusExceptionCode.ServerDeviceBusy:
                _busy++;
                return CommEvent.SentBusyException;
            case ModbusExceptionCode.NegativeAcknowledge:
                _negativeAcknowledges++;
                return CommEvent.SentNegativeAcknowledge;
            default:
                return (byte)code <= (byte)ModbusExceptionCode.IllegalDataValue ? CommEvent.SentReadException : 0;
        }
    }

    private void Log(int happened)
    {
        _events[_nextEvent] = (byte)happened;
        _nextEvent = (_nextEvent + 1) % _events.Length;
        _eventCount = Math.Min(_eventCount + 1, _events.Length);
    }
}
