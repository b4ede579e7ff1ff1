namespace Coilwright.Modbus.Pdus;

/// <summary>How a server answers a faulty request.</summary>
public static class PduFaultExtensions
{
    /// <summary>
    /// The exception code for a request with this fault (specification V1.1b3, the state diagrams of 6): 1 for the function, 2 for the
    /// address, 3 for everything else.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no fault.</exception>
    public static ModbusExceptionCode ToExceptionCode(this PduFault fault) => fault switch
    {
        PduFault.None => throw new ArgumentOutOfRangeException(nameof(fault), fault, "A sound request has no exception code."),
        PduFault.Empty or PduFault.UnexpectedFunction => ModbusExceptionCode.IllegalFunction,
        PduFault.AddressOutOfRange => ModbusExceptionCode.IllegalDataAddress,
        _ => ModbusExceptionCode.IllegalDataValue,
    };
}
