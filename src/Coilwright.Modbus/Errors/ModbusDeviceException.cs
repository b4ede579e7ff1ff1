namespace Coilwright.Modbus;

/// <summary>The device, or a gateway before it, refused the request with an exception code (specification V1.1b3, 7).</summary>
public sealed class ModbusDeviceException : ModbusException
{
    /// <summary>Refuses a request on the device's side: a server's write handler throws it, and the client gets the code.</summary>
    /// <param name="code">Why the device refuses.</param>
    public ModbusDeviceException(ModbusExceptionCode code)
        : base($"The device refuses the request with exception {(byte)code} ({code}).", default, null) => Code = code;

    internal ModbusDeviceException(string message, in ModbusRequestFacts facts, ModbusExceptionCode code)
        : base(message, facts, null) => Code = code;

    /// <summary>The exception code as it came; it may be one that has no name.</summary>
    public ModbusExceptionCode Code { get; }

    /// <summary>
    /// Whether the same request may succeed later: codes 5 and 6 (busy) and 0A and 0B (the gateway does not reach the unit).
    /// </summary>
    public override bool IsTransient => Code is ModbusExceptionCode.Acknowledge or ModbusExceptionCode.ServerDeviceBusy
        or ModbusExceptionCode.GatewayPathUnavailable or ModbusExceptionCode.GatewayTargetDeviceFailedToRespond;

    /// <summary>
    /// Whether a write may have been applied all the same: not after codes 1, 2, 3, 6 and 0A, which are given before anything is done;
    /// possibly after 4, 5, 0B and every other one. True as well if earlier requests of the same call, a write group, were carried out.
    /// </summary>
    public override bool MayHaveBeenApplied => IsAppliedInPart || (base.MayHaveBeenApplied && !IsGivenBeforeActing(Code));

    /// <summary>Whether a device gives the code before it has done anything.</summary>
    internal static bool IsGivenBeforeActing(ModbusExceptionCode code) => code is ModbusExceptionCode.IllegalFunction
        or ModbusExceptionCode.IllegalDataAddress or ModbusExceptionCode.IllegalDataValue
        or ModbusExceptionCode.ServerDeviceBusy or ModbusExceptionCode.GatewayPathUnavailable;
}
