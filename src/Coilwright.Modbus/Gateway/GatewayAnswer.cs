using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Serial;

namespace Coilwright.Modbus.Gateway;

/// <summary>What the gateway answers by itself.</summary>
internal static class GatewayAnswer
{
    /// <summary>Writes an exception response and returns its size.</summary>
    public static int Refuse(ReadOnlySpan<byte> request, ModbusExceptionCode code, Span<byte> response) =>
        new ExceptionResponse((FunctionCode)(request[0] & ~PduShape.ExceptionFlag), code).Write(response);

    /// <summary>
    /// The exception code for a request that came to nothing: 0x0A where it never left for the device, 0x0B where the device was asked,
    /// or is known not to answer (specification V1.1b3, 7).
    /// </summary>
    public static ModbusExceptionCode CodeOf(Exception failure) => failure switch
    {
        ModbusException { InnerException: UnitInDoubtException } => ModbusExceptionCode.GatewayTargetDeviceFailedToRespond,
        ModbusException { Phase: RequestPhase.Queue or RequestPhase.Connect } => ModbusExceptionCode.GatewayPathUnavailable,
        ModbusException => ModbusExceptionCode.GatewayTargetDeviceFailedToRespond,
        _ => ModbusExceptionCode.GatewayPathUnavailable,
    };
}
