namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response of function code 17: function code, byte count, whatever the device says of itself (specification V1.1b3, 6.13). The
/// request is a <see cref="FunctionOnlyRequest"/>.
/// </summary>
/// <remarks>
/// The data is the server's id, a run indicator (0xFF on, 0x00 off) and additional data; how long the id is, only the device's manual says.
/// </remarks>
public readonly ref struct ReportServerIdResponse
{
    /// <summary>Describes a response.</summary>
    /// <param name="data">Server id, run indicator and additional data: up to 251 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The data is too long.</exception>
    public ReportServerIdResponse(ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, PduLimits.MaxServerIdSize, nameof(data));
        Data = data;
    }

    /// <summary>Server id, run indicator and additional data.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => 2 + Data.Length;

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes. <see cref="Data"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReportServerIdResponse response, out PduFault fault)
    {
        response = default;
        fault = PduShape.CheckCounted(pdu, FunctionCode.ReportServerId, 0, PduLimits.MaxServerIdSize);
        if (fault == PduFault.None)
        {
            response = new ReportServerIdResponse(pdu[2..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.ReportServerId;
        destination[1] = (byte)Data.Length;
        Data.CopyTo(destination[2..]);
        return Size;
    }
}
