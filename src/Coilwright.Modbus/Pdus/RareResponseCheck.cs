namespace Coilwright.Modbus.Pdus;

/// <summary>The part of <see cref="ResponseCheck"/> for diagnostics, events, files, queues and identification.</summary>
internal static class RareResponseCheck
{
    public static PduFault Check(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response)
    {
        PduFault fault;
        switch ((FunctionCode)request[0])
        {
            case FunctionCode.ReadExceptionStatus:
                return PduShape.CheckLength(response, ReadExceptionStatusResponse.Size);
            case FunctionCode.Diagnostics:
                return CheckDiagnostics(request, response);
            case FunctionCode.GetCommEventCounter:
                return PduShape.CheckLength(response, CommEventCounterResponse.Size);
            case FunctionCode.GetCommEventLog:
                _ = CommEventLogResponse.TryParse(response, out _, out fault);
                return fault;
            case FunctionCode.ReportServerId:
                _ = ReportServerIdResponse.TryParse(response, out _, out fault);
                return fault;
            case FunctionCode.ReadFileRecord:
                return CheckFiles(request, response);
            case FunctionCode.WriteFileRecord:
                return ResponseCheck.CheckEcho(request, response, request.Length);
            case FunctionCode.ReadFifoQueue:
                _ = ReadFifoResponse.TryParse(response, out _, out fault);
                return fault;
            case FunctionCode.EncapsulatedInterfaceTransport:
                return CheckIdentification(request, response);
            default:
                return PduFault.None;
        }
    }

    private static PduFault CheckDiagnostics(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response)
    {
        if (!DiagnosticsMessage.TryParse(request, out DiagnosticsMessage asked, out _))
        {
            return PduFault.None;
        }

        if (!DiagnosticsMessage.TryParse(response, out DiagnosticsMessage answer, out PduFault fault))
        {
            return fault;
        }

        bool repeats = asked.SubFunction is DiagnosticSubFunction.ReturnQueryData or DiagnosticSubFunction.RestartCommunications
            or DiagnosticSubFunction.ChangeAsciiInputDelimiter or DiagnosticSubFunction.ClearCounters
            or DiagnosticSubFunction.ClearOverrunCounterAndFlag;
        return answer.SubFunction != asked.SubFunction || (repeats && !answer.Data.SequenceEqual(asked.Data))
            ? PduFault.EchoMismatch
            : PduFault.None;
    }

    private static PduFault CheckFiles(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response)
    {
        // What asks for no group at all gets no group, from devices that answer it.
        if (!ReadFileRequest.TryParse(request, out ReadFileRequest asked, out _))
        {
            return PduFault.None;
        }

        if (!ReadFileResponse.TryParse(response, out ReadFileResponse answer, out PduFault fault))
        {
            return fault;
        }

        int group = 0;
        foreach (ReadOnlySpan<byte> data in answer)
        {
            if (group >= asked.Count || data.Length != asked[group].Length * 2)
            {
                return PduFault.ByteCountMismatch;
            }

            group++;
        }

        return group == asked.Count ? PduFault.None : PduFault.ByteCountMismatch;
    }

    // Other interface types have shapes of their own.
    private static PduFault CheckIdentification(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response)
    {
        if (!DeviceIdentificationRequest.TryParse(request, out DeviceIdentificationRequest asked, out _))
        {
            return PduFault.None;
        }

        if (!DeviceIdentificationResponse.TryParse(response, out DeviceIdentificationResponse answer, out PduFault fault))
        {
            return fault;
        }

        return answer.Category == asked.Category ? PduFault.None : PduFault.EchoMismatch;
    }
}
