namespace Coilwright.Modbus.Pdus;

/// <summary>The response of function codes 1 and 2: function code, byte count, packed bits (specification V1.1b3, 6.1, 6.2).</summary>
/// <remarks>The bits behind the last one asked for should be 0; many devices leave them as they are, so they are not looked at.</remarks>
public readonly ref struct ReadBitsResponse
{
    private const int MaxDataSize = (PduLimits.MaxReadBits + 7) / 8;

    /// <summary>Describes a response.</summary>
    /// <param name="function">Function code 1 or 2.</param>
    /// <param name="data">1 to 250 bytes of bits, the first one least significant.</param>
    /// <exception cref="ArgumentException">The function code is another, or the data is empty or too long.</exception>
    public ReadBitsResponse(FunctionCode function, ReadOnlySpan<byte> data)
    {
        if (!Is(function))
        {
            throw PduShape.NotThisShape(function);
        }

        PduShape.ThrowIfOutOfRange(0, data.Length, MaxDataSize);
        Function = function;
        Data = data;
    }

    /// <summary>The function code.</summary>
    public FunctionCode Function { get; }

    /// <summary>The bits as they are on the wire: eight a byte, the first one least significant.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => 2 + Data.Length;

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes. <see cref="Data"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadBitsResponse response, out PduFault fault)
    {
        response = default;
        fault = pdu.IsEmpty ? PduFault.Empty
            : !Is((FunctionCode)pdu[0]) ? PduFault.UnexpectedFunction
            : pdu.Length < 2 ? PduFault.Truncated
            : pdu[1] is 0 or > MaxDataSize ? PduFault.ByteCountMismatch
            : PduShape.CheckLength(pdu, 2 + pdu[1]);
        if (fault == PduFault.None)
        {
            response = new ReadBitsResponse((FunctionCode)pdu[0], pdu[2..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>
    /// Writes function code and byte count for the answer to <paramref name="request"/> and hands out the place of its data, for a server
    /// that has the bits elsewhere. Whoever calls fills all of it.
    /// </summary>
    /// <returns>The size of the PDU.</returns>
    /// <exception cref="ArgumentException">The request does not read bits, or the destination is too short.</exception>
    public static int WriteHeader(Span<byte> destination, ReadRequest request, out Span<byte> data)
    {
        if (!Is(request.Function))
        {
            throw PduShape.NotThisShape(request.Function);
        }

        int size = request.DataSize;
        destination[0] = (byte)request.Function;
        destination[1] = (byte)size;
        data = destination.Slice(2, size);
        return 2 + size;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)Function;
        destination[1] = (byte)Data.Length;
        Data.CopyTo(destination[2..]);
        return Size;
    }

    /// <summary>Unpacks the first bits.</summary>
    /// <param name="values">One for each bit that was asked for.</param>
    /// <exception cref="ArgumentException">There are fewer bits than values.</exception>
    public void CopyTo(Span<bool> values) => PackedBits.Unpack(Data, values);

    private static bool Is(FunctionCode function) => function is FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs;
}
