using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>The request of function code 24: function code, address of the queue (specification V1.1b3, 6.18).</summary>
/// <param name="Address">The register that points to the queue.</param>
public readonly record struct ReadFifoRequest(ushort Address)
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 3;

    /// <summary>Reads the PDU of a request. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadFifoRequest request, out PduFault fault)
    {
        request = default;
        fault = PduShape.Check(pdu, FunctionCode.ReadFifoQueue, Size);
        if (fault == PduFault.None)
        {
            request = new ReadFifoRequest(BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]));
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.ReadFifoQueue;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], Address);
        return Size;
    }
}
