using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request of function code 22: function code, address, and-mask, or-mask (specification V1.1b3, 6.16). The normal response repeats
/// it byte for byte, so this describes both.
/// </summary>
/// <param name="Address">The register.</param>
/// <param name="And">The bits that keep their value.</param>
/// <param name="Or">What the other bits become.</param>
public readonly record struct MaskWriteRequest(ushort Address, ushort And, ushort Or)
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 7;

    /// <summary>Reads the PDU of a request, or of its response. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out MaskWriteRequest request, out PduFault fault)
    {
        request = default;
        fault = pdu.IsEmpty ? PduFault.Empty
            : pdu[0] != (byte)FunctionCode.MaskWriteRegister ? PduFault.UnexpectedFunction
            : PduShape.CheckLength(pdu, Size);
        if (fault == PduFault.None)
        {
            request = new MaskWriteRequest(
                BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]),
                BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]),
                BinaryPrimitives.ReadUInt16BigEndian(pdu[5..]));
        }

        return fault == PduFault.None;
    }

    /// <summary>What a register becomes: (current AND and-mask) OR (or-mask AND NOT and-mask).</summary>
    public ushort Apply(ushort current) => (ushort)((current & And) | (Or & ~And));

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.MaskWriteRegister;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], Address);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], And);
        BinaryPrimitives.WriteUInt16BigEndian(destination[5..], Or);
        return Size;
    }
}
