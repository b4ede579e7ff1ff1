using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>Answers to requests that are not carried out.</summary>
internal static class Refusal
{
    /// <summary>Writes an exception response and returns its size.</summary>
    public static int Write(FunctionCode function, ModbusExceptionCode code, Span<byte> response) =>
        new ExceptionResponse((FunctionCode)((byte)function & 0x7F), code).Write(response);

    /// <summary>Writes the exception response to a PDU that is not what it should be.</summary>
    public static int Write(ReadOnlySpan<byte> pdu, PduFault fault, Span<byte> response) =>
        Write((FunctionCode)pdu[0], fault.ToExceptionCode(), response);

    /// <summary>The code for what a handler has thrown; it may be anything, and must neither reach the connection nor leave the client without an answer.</summary>
    public static ModbusExceptionCode CodeOf(Exception error) => error switch
    {
        ModbusDeviceException refusal => refusal.Code,
        ArgumentOutOfRangeException or OverflowException or ModbusValueException => ModbusExceptionCode.IllegalDataValue,
        _ => ModbusExceptionCode.ServerDeviceFailure,
    };
}
