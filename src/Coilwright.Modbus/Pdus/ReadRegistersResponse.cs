namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response of function codes 3, 4 and 23: function code, byte count, registers (specification V1.1b3, 6.3, 6.4, 6.17).
/// </summary>
public readonly ref struct ReadRegistersResponse
{
    private const int MaxDataSize = PduLimits.MaxReadRegisters * 2;

    /// <summary>Describes a response.</summary>
    /// <param name="function">Function code 3, 4 or 23.</param>
    /// <param name="data">1 to 125 registers, each most significant byte first.</param>
    /// <exception cref="ArgumentException">The function code is another, or the data is no such number of whole registers.</exception>
    public ReadRegistersResponse(FunctionCode function, ReadOnlySpan<byte> data)
    {
        if (!Is(function))
        {
            throw PduShape.NotThisShape(function);
        }

        PduShape.ThrowIfOutOfRange(0, data.Length, MaxDataSize);
        if (data.Length % 2 != 0)
        {
            throw new ArgumentException("The last register lacks a byte.", nameof(data));
        }

        Function = function;
        Data = data;
    }

    /// <summary>The function code.</summary>
    public FunctionCode Function { get; }

    /// <summary>The registers as they are on the wire, each most significant byte first.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>How many registers there are.</summary>
    public int Count => Data.Length / 2;

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => 2 + Data.Length;

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes. <see cref="Data"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadRegistersResponse response, out PduFault fault)
    {
        response = default;
        fault = pdu.IsEmpty ? PduFault.Empty
            : !Is((FunctionCode)pdu[0]) ? PduFault.UnexpectedFunction
            : pdu.Length < 2 ? PduFault.Truncated
            : pdu[1] is 0 or > MaxDataSize || pdu[1] % 2 != 0 ? PduFault.ByteCountMismatch
            : PduShape.CheckLength(pdu, 2 + pdu[1]);
        if (fault == PduFault.None)
        {
            response = new ReadRegistersResponse((FunctionCode)pdu[0], pdu[2..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>
    /// Writes function code and byte count and hands out the place of the data, for a server that has the registers elsewhere. Whoever
    /// calls fills all of it.
    /// </summary>
    /// <param name="destination">Where the PDU goes.</param>
    /// <param name="function">Function code 3, 4 or 23.</param>
    /// <param name="count">How many registers were asked for, 1 to 125.</param>
    /// <param name="data">The place of the registers.</param>
    /// <returns>The size of the PDU.</returns>
    /// <exception cref="ArgumentException">The function code is another, or the destination is too short.</exception>
    public static int WriteHeader(Span<byte> destination, FunctionCode function, int count, out Span<byte> data)
    {
        if (!Is(function))
        {
            throw PduShape.NotThisShape(function);
        }

        PduShape.ThrowIfOutOfRange(0, count, PduLimits.MaxReadRegisters);
        data = destination.Slice(2, count * 2);
        destination[0] = (byte)function;
        destination[1] = (byte)data.Length;
        return 2 + data.Length;
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

    /// <summary>Copies the first registers in the machine's own byte order.</summary>
    /// <exception cref="ArgumentException">There are fewer registers than values.</exception>
    public void CopyTo(Span<ushort> values) => PackedRegisters.Unpack(Data, values);

    private static bool Is(FunctionCode function) =>
        function is FunctionCode.ReadHoldingRegisters or FunctionCode.ReadInputRegisters or FunctionCode.ReadWriteMultipleRegisters;
}
