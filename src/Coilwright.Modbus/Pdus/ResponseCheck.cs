using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>Tells whether a response can be the answer to a request, from the bytes of both.</summary>
public static class ResponseCheck
{
    /// <summary>
    /// Checks function code, length, byte count and the repeated fields. An
    /// exception response to the same function code passes. Padding bits are not looked at. Never throws.
    /// </summary>
    /// <param name="request">A sound request. Function codes without a check of their own pass by function code alone.</param>
    /// <param name="response">The response as it came.</param>
    /// <returns>What is wrong, or <see cref="PduFault.None"/>.</returns>
    public static PduFault Check(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response)
    {
        if (request.IsEmpty || response.IsEmpty)
        {
            return PduFault.Empty;
        }

        if (response[0] == (request[0] | PduShape.ExceptionFlag))
        {
            return PduShape.CheckLength(response, ExceptionResponse.Size);
        }

        if (response[0] != request[0])
        {
            return PduFault.UnexpectedFunction;
        }

        switch ((FunctionCode)request[0])
        {
            case FunctionCode.ReadCoils:
            case FunctionCode.ReadDiscreteInputs:
                return CheckData(response, PduShape.BitBytes(QuantityOf(request)));
            case FunctionCode.ReadHoldingRegisters:
            case FunctionCode.ReadInputRegisters:
            case FunctionCode.ReadWriteMultipleRegisters:
                return CheckData(response, QuantityOf(request) * 2);
            case FunctionCode.WriteSingleCoil:
            case FunctionCode.WriteSingleRegister:
            case FunctionCode.WriteMultipleCoils:
            case FunctionCode.WriteMultipleRegisters:
                return CheckEcho(request, response, WriteSingleRequest.Size);
            case FunctionCode.MaskWriteRegister:
                return CheckEcho(request, response, MaskWriteRequest.Size);
            default:
                return RareResponseCheck.Check(request, response);
        }
    }

    private static int QuantityOf(ReadOnlySpan<byte> request) =>
        request.Length < ReadRequest.Size ? 0 : BinaryPrimitives.ReadUInt16BigEndian(request[3..]);

    private static PduFault CheckData(ReadOnlySpan<byte> response, int size) =>
        response.Length < 2 ? PduFault.Truncated
        : response[1] != size ? PduFault.ByteCountMismatch
        : PduShape.CheckLength(response, 2 + size);

    internal static PduFault CheckEcho(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response, int size)
    {
        PduFault length = PduShape.CheckLength(response, size);
        return length != PduFault.None ? length
            : request.StartsWith(response) ? PduFault.None
            : PduFault.EchoMismatch;
    }
}
