using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response of function code 24: function code, byte count of two bytes, count, registers of the queue (specification V1.1b3, 6.18).
/// </summary>
public readonly ref struct ReadFifoResponse
{
    private const int HeaderSize = 5;

    /// <summary>Describes a response.</summary>
    /// <param name="data">0 to 31 registers, each most significant byte first, the oldest one first.</param>
    /// <exception cref="ArgumentException">The data is no such number of whole registers.</exception>
    public ReadFifoResponse(ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, PduLimits.MaxFifoRegisters * 2, nameof(data));
        PduShape.ThrowIfDataDiffers(data, data.Length / 2 * 2);
        Data = data;
    }

    /// <summary>The registers as they are on the wire.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>How many registers there are.</summary>
    public int Count => Data.Length / 2;

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => HeaderSize + Data.Length;

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes. <see cref="Data"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadFifoResponse response, out PduFault fault)
    {
        response = default;
        fault = Check(pdu);
        if (fault == PduFault.None)
        {
            response = new ReadFifoResponse(pdu[HeaderSize..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.ReadFifoQueue;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], (ushort)(2 + Data.Length));
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], (ushort)Count);
        Data.CopyTo(destination[HeaderSize..]);
        return Size;
    }

    private static PduFault Check(ReadOnlySpan<byte> pdu)
    {
        PduFault fault = PduShape.CheckFunction(pdu, FunctionCode.ReadFifoQueue);
        if (fault != PduFault.None)
        {
            return fault;
        }

        if (pdu.Length < HeaderSize)
        {
            return PduFault.Truncated;
        }

        int count = BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]);
        return count > PduLimits.MaxFifoRegisters ? PduFault.QuantityOutOfRange
            : BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]) != 2 + (count * 2) ? PduFault.ByteCountMismatch
            : PduShape.CheckLength(pdu, HeaderSize + (count * 2));
    }
}
