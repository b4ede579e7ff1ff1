namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response to any request that was refused: function code with the high bit set, exception code (specification V1.1b3, 7).
/// </summary>
/// <param name="Function">The function code of the request, without the high bit.</param>
/// <param name="Code">Why it was refused.</param>
public readonly record struct ExceptionResponse(FunctionCode Function, ModbusExceptionCode Code)
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 2;

    /// <summary>Whether a response is an exception: the high bit of its function code is set.</summary>
    public static bool Is(ReadOnlySpan<byte> pdu) => !pdu.IsEmpty && (pdu[0] & PduShape.ExceptionFlag) != 0;

    /// <summary>Reads the PDU of an exception response. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ExceptionResponse response, out PduFault fault)
    {
        response = default;
        fault = pdu.IsEmpty ? PduFault.Empty
            : !Is(pdu) ? PduFault.UnexpectedFunction
            : PduShape.CheckLength(pdu, Size);
        if (fault == PduFault.None)
        {
            response = new ExceptionResponse((FunctionCode)(pdu[0] & ~PduShape.ExceptionFlag), (ModbusExceptionCode)pdu[1]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)((byte)Function | PduShape.ExceptionFlag);
        destination[1] = (byte)Code;
        return Size;
    }
}
