using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>Diagnostics (function code 8; specification V1.1b3, 6.8).</summary>
internal static class DiagnosticsFunction
{
    private const ushort ClearsEventsToo = 0xFF00;

    /// <summary>Answers a request.</summary>
    /// <param name="unit">The unit that is asked.</param>
    /// <param name="pdu">The request.</param>
    /// <param name="response">Where the response goes.</param>
    /// <param name="listenOnly">The units that may only listen.</param>
    /// <returns>The size of the response; 0 where none is to be sent.</returns>
    public static int Answer(ModbusServerUnit unit, ReadOnlySpan<byte> pdu, Span<byte> response, ListenOnlyUnits listenOnly)
    {
        if (!DiagnosticsMessage.TryParse(pdu, out DiagnosticsMessage request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
        }

        if (!IsKnown(request.SubFunction))
        {
            return Refusal.Write(FunctionCode.Diagnostics, ModbusExceptionCode.IllegalFunction, response);
        }

        if (!IsAllowed(request))
        {
            return Refusal.Write(FunctionCode.Diagnostics, ModbusExceptionCode.IllegalDataValue, response);
        }

        return Act(unit, request, listenOnly) is { } isAnswered
            ? isAnswered ? request.Write(response) : 0
            : DiagnosticsMessage.Write(response, request.SubFunction, Read(unit, request.SubFunction));
    }

    /// <summary>Whether a request is the one that a unit in listen-only mode acts upon.</summary>
    public static bool IsRestart(ReadOnlySpan<byte> pdu) =>
        DiagnosticsMessage.TryParse(pdu, out DiagnosticsMessage request, out _)
        && request.SubFunction == DiagnosticSubFunction.RestartCommunications
        && IsAllowed(request);

    // There is no delimiter to change over TCP; over ASCII framing it stays the line feed.
    private static bool IsKnown(DiagnosticSubFunction subFunction) =>
        subFunction != DiagnosticSubFunction.ChangeAsciiInputDelimiter && Enum.IsDefined(subFunction);

    private static bool IsAllowed(in DiagnosticsMessage request) => request.SubFunction switch
    {
        DiagnosticSubFunction.ReturnQueryData => true,
        DiagnosticSubFunction.RestartCommunications => request.Value is 0 or ClearsEventsToo,
        _ => request.Value == 0,
    };

    /// <summary>Does what is to be done and says whether the request is then repeated for an answer; nothing where something is asked.</summary>
    private static bool? Act(ModbusServerUnit unit, in DiagnosticsMessage request, ListenOnlyUnits listenOnly)
    {
        switch (request.SubFunction)
        {
            case DiagnosticSubFunction.RestartCommunications:
                bool hasListened = listenOnly.Contains(unit.Number);
                listenOnly.Remove(unit.Number);
                unit.Counting.Restart(clearsEvents: request.Value == ClearsEventsToo);
                return !hasListened;
            case DiagnosticSubFunction.ForceListenOnlyMode:
                listenOnly.Add(unit.Number);
                unit.Counting.NoteListenOnly();
                return false;
            case DiagnosticSubFunction.ClearCounters:
                unit.Counting.Clear();
                unit.DiagnosticRegister = 0;
                return true;
            case DiagnosticSubFunction.ReturnQueryData:
            case DiagnosticSubFunction.ClearOverrunCounterAndFlag:
                return true;
            default:
                return null;
        }
    }

    private static ushort Read(ModbusServerUnit unit, DiagnosticSubFunction subFunction)
    {
        ModbusUnitCounters counters = unit.Counters;
        return subFunction switch
        {
            DiagnosticSubFunction.ReturnDiagnosticRegister => unit.DiagnosticRegister,
            DiagnosticSubFunction.ReturnBusMessageCount => counters.BusMessages,
            DiagnosticSubFunction.ReturnBusCommunicationErrorCount => counters.BusCommunicationErrors,
            DiagnosticSubFunction.ReturnBusExceptionErrorCount => counters.Exceptions,
            DiagnosticSubFunction.ReturnServerMessageCount => counters.Messages,
            DiagnosticSubFunction.ReturnServerNoResponseCount => counters.Unanswered,
            DiagnosticSubFunction.ReturnServerNegativeAcknowledgeCount => counters.NegativeAcknowledges,
            DiagnosticSubFunction.ReturnServerBusyCount => counters.Busy,

            // Nothing overruns: what comes faster than it is answered waits in the connection.
            _ => 0,
        };
    }
}
