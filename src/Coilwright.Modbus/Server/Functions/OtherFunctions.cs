using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>Read Device Identification (function code 43 with MEI type 14; specification V1.1b3, 6.21), and function codes of the user's own.</summary>
internal static class OtherFunctions
{
    public static int Identify(ModbusServerUnit unit, ReadOnlySpan<byte> pdu, Span<byte> response)
    {
        if (unit.ServedIdentification is not { } identification)
        {
            return Refusal.Write(FunctionCode.EncapsulatedInterfaceTransport, ModbusExceptionCode.IllegalFunction, response);
        }

        return DeviceIdentificationRequest.TryParse(pdu, out DeviceIdentificationRequest request, out PduFault fault)
            ? identification.Answer(request, response)
            : Refusal.Write(pdu, fault, response);
    }

    public static int Handle(ModbusServerUnit unit, FunctionCode function, ReadOnlySpan<byte> pdu, Span<byte> response)
    {
        if (unit.HandlerOf(function) is not { } handler)
        {
            return Refusal.Write(function, ModbusExceptionCode.IllegalFunction, response);
        }

        try
        {
            using WriteTurn turn = unit.Store.BeginWrite();
            Span<byte> data = response[1..PduLimits.MaxSize];
            int size = handler(pdu[1..], data);
            if (size < 0 || size > data.Length)
            {
                return Refusal.Write(function, ModbusExceptionCode.ServerDeviceFailure, response);
            }

            response[0] = pdu[0];
            return 1 + size;
        }
        catch (Exception error)
        {
            return Refusal.Write(function, Refusal.CodeOf(error), response);
        }
    }
}
