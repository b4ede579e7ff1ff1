namespace Coilwright.Modbus.Pdus;

/// <summary>The response of function code 7: function code, eight status bits (specification V1.1b3, 6.7). The request is a <see cref="FunctionOnlyRequest"/>.</summary>
/// <param name="Status">The bits, whose meaning is the device's own.</param>
public readonly record struct ReadExceptionStatusResponse(byte Status)
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 2;

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadExceptionStatusResponse response, out PduFault fault)
    {
        response = default;
        fault = PduShape.Check(pdu, FunctionCode.ReadExceptionStatus, Size);
        if (fault == PduFault.None)
        {
            response = new ReadExceptionStatusResponse(pdu[1]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.ReadExceptionStatus;
        destination[1] = Status;
        return Size;
    }
}
