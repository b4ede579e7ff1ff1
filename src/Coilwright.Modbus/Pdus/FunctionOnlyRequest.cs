namespace Coilwright.Modbus.Pdus;

/// <summary>The request of function codes 7, 11, 12 and 17: the function code and nothing else (specification V1.1b3, 6.7, 6.9, 6.10, 6.13).</summary>
public readonly record struct FunctionOnlyRequest
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 1;

    /// <summary>Describes a request.</summary>
    /// <param name="function">Function code 7, 11, 12 or 17.</param>
    /// <exception cref="ArgumentOutOfRangeException">The function code is another.</exception>
    public FunctionOnlyRequest(FunctionCode function) => Function = Is(function) ? function : throw PduShape.NotThisShape(function);

    /// <summary>The function code.</summary>
    public FunctionCode Function { get; }

    /// <summary>Reads the PDU of a request. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out FunctionOnlyRequest request, out PduFault fault)
    {
        request = default;
        fault = pdu.IsEmpty ? PduFault.Empty
            : !Is((FunctionCode)pdu[0]) ? PduFault.UnexpectedFunction
            : PduShape.CheckLength(pdu, Size);
        if (fault == PduFault.None)
        {
            request = new FunctionOnlyRequest((FunctionCode)pdu[0]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination[..Size][0] = (byte)Function;
        return Size;
    }

    private static bool Is(FunctionCode function) => function is FunctionCode.ReadExceptionStatus or FunctionCode.GetCommEventCounter
        or FunctionCode.GetCommEventLog or FunctionCode.ReportServerId;
}
