namespace Coilwright.Modbus;

/// <summary>
/// Why a device refused a request (specification V1.1b3, 7). Codes that have no name here are kept as they are.
/// </summary>
public enum ModbusExceptionCode : byte
{
    /// <summary>The device does not know the function code, or does not allow it in its present state.</summary>
    IllegalFunction = 1,

    /// <summary>The device has nothing at one of the addresses.</summary>
    IllegalDataAddress = 2,

    /// <summary>The request has a quantity, byte count or value that the function code does not allow.</summary>
    IllegalDataValue = 3,

    /// <summary>The device failed while it carried the request out, so that it may have been applied in part.</summary>
    ServerDeviceFailure = 4,

    /// <summary>The device has accepted the request and needs a long time for it.</summary>
    Acknowledge = 5,

    /// <summary>The device is busy with a long command; the same request may be sent later.</summary>
    ServerDeviceBusy = 6,

    /// <summary>The device cannot carry out the program function. Not in the present specification, but in devices that follow older ones.</summary>
    NegativeAcknowledge = 7,

    /// <summary>The device found a parity error in its file memory (function codes 20 and 21).</summary>
    MemoryParityError = 8,

    /// <summary>The gateway has no path to the line of this unit: misconfigured or overloaded.</summary>
    GatewayPathUnavailable = 10,

    /// <summary>The gateway got no answer from the unit: usually the device is not there.</summary>
    GatewayTargetDeviceFailedToRespond = 11,
}
