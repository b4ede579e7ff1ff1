using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>Function codes 7, 11, 12 and 17, whose requests are nothing but themselves (specification V1.1b3, 6.7, 6.9, 6.10, 6.13).</summary>
internal static class StatusFunctions
{
    // No command of a server goes on after its answer.
    private const ushort Ready = 0;

    public static int Answer(ModbusServerUnit unit, ReadOnlySpan<byte> pdu, Span<byte> response)
    {
        var function = (FunctionCode)pdu[0];
        if (!IsSupported(unit, function))
        {
            return Refusal.Write(function, ModbusExceptionCode.IllegalFunction, response);
        }

        return FunctionOnlyRequest.TryParse(pdu, out _, out PduFault fault)
            ? Report(unit, function, response)
            : Refusal.Write(pdu, fault, response);
    }

    private static bool IsSupported(ModbusServerUnit unit, FunctionCode function) => function switch
    {
        FunctionCode.ReadExceptionStatus => unit.ExceptionStatus is not null,
        FunctionCode.ReportServerId => unit.ServerId is not null,
        _ => true,
    };

    private static int Report(ModbusServerUnit unit, FunctionCode function, Span<byte> response)
    {
        ModbusUnitCounters counters = unit.Counters;
        switch (function)
        {
            case FunctionCode.ReadExceptionStatus:
                return new ReadExceptionStatusResponse(unit.ExceptionStatus ?? 0).Write(response);
            case FunctionCode.ReportServerId:
                return new ReportServerIdResponse(unit.ServerId).Write(response);
            case FunctionCode.GetCommEventCounter:
                return new CommEventCounterResponse(Ready, counters.Completed).Write(response);
            default:
                Span<byte> events = stackalloc byte[PduLimits.MaxCommEvents];
                int count = unit.Counting.CopyEvents(events);
                return new CommEventLogResponse(Ready, counters.Completed, counters.BusMessages, events[..count]).Write(response);
        }
    }
}
