using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request of function code 23: what to read, what to write, byte count, registers to write (specification V1.1b3, 6.17). The device
/// writes first; the response is a <see cref="ReadRegistersResponse"/>.
/// </summary>
public readonly ref struct ReadWriteRequest
{
    private const int HeaderSize = 10;

    /// <summary>Describes a write and the read that follows it, of data that is already packed.</summary>
    /// <param name="readAddress">The first register to read.</param>
    /// <param name="readQuantity">1 to 125 registers to read.</param>
    /// <param name="writeAddress">The first register to write.</param>
    /// <param name="data">1 to 121 registers to write, each most significant byte first.</param>
    /// <exception cref="ArgumentException">A range is beyond the limits, or the last register lacks a byte.</exception>
    public ReadWriteRequest(ushort readAddress, int readQuantity, ushort writeAddress, ReadOnlySpan<byte> data)
    {
        PduShape.ThrowIfOutOfRange(readAddress, readQuantity, PduLimits.MaxReadRegisters);
        PduShape.ThrowIfOutOfRange(writeAddress, data.Length / 2, PduLimits.MaxReadWriteRegisters);
        PduShape.ThrowIfDataDiffers(data, data.Length / 2 * 2);
        ReadAddress = readAddress;
        ReadQuantity = (ushort)readQuantity;
        WriteAddress = writeAddress;
        Data = data;
    }

    /// <summary>The first register to read.</summary>
    public ushort ReadAddress { get; }

    /// <summary>How many registers to read.</summary>
    public ushort ReadQuantity { get; }

    /// <summary>The first register to write.</summary>
    public ushort WriteAddress { get; }

    /// <summary>How many registers to write.</summary>
    public ushort WriteQuantity => (ushort)(Data.Length / 2);

    /// <summary>The registers to write as they are on the wire.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => HeaderSize + Data.Length;

    /// <summary>Reads the PDU of a request. Never throws, whatever the bytes. <see cref="Data"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadWriteRequest request, out PduFault fault)
    {
        request = default;
        fault = Check(pdu);
        if (fault == PduFault.None)
        {
            request = new ReadWriteRequest(
                BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]),
                BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]),
                BinaryPrimitives.ReadUInt16BigEndian(pdu[5..]),
                pdu[HeaderSize..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <param name="destination">Where the PDU goes.</param>
    /// <param name="readAddress">The first register to read.</param>
    /// <param name="readQuantity">1 to 125 registers to read.</param>
    /// <param name="writeAddress">The first register to write.</param>
    /// <param name="values">1 to 121 registers to write, which are not changed.</param>
    /// <exception cref="ArgumentException">A range is beyond the limits, or the destination is too short.</exception>
    public static int WriteRegisters(
        Span<byte> destination, ushort readAddress, int readQuantity, ushort writeAddress, ReadOnlySpan<ushort> values)
    {
        PduShape.ThrowIfOutOfRange(readAddress, readQuantity, PduLimits.MaxReadRegisters);
        PduShape.ThrowIfOutOfRange(writeAddress, values.Length, PduLimits.MaxReadWriteRegisters);
        PackedRegisters.Pack(values, WriteHeader(destination, readAddress, readQuantity, writeAddress, values.Length));
        return HeaderSize + (values.Length * 2);
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        Data.CopyTo(WriteHeader(destination, ReadAddress, ReadQuantity, WriteAddress, WriteQuantity));
        return Size;
    }

    private static Span<byte> WriteHeader(
        Span<byte> destination, ushort readAddress, int readQuantity, ushort writeAddress, int writeQuantity)
    {
        Span<byte> data = destination.Slice(HeaderSize, writeQuantity * 2);
        destination[0] = (byte)FunctionCode.ReadWriteMultipleRegisters;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], readAddress);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], (ushort)readQuantity);
        BinaryPrimitives.WriteUInt16BigEndian(destination[5..], writeAddress);
        BinaryPrimitives.WriteUInt16BigEndian(destination[7..], (ushort)writeQuantity);
        destination[9] = (byte)data.Length;
        return data;
    }

    private static PduFault Check(ReadOnlySpan<byte> pdu)
    {
        if (pdu.IsEmpty)
        {
            return PduFault.Empty;
        }

        if (pdu[0] != (byte)FunctionCode.ReadWriteMultipleRegisters)
        {
            return PduFault.UnexpectedFunction;
        }

        if (pdu.Length < HeaderSize)
        {
            return PduFault.Truncated;
        }

        int writeQuantity = BinaryPrimitives.ReadUInt16BigEndian(pdu[7..]);
        PduFault read = PduShape.CheckRange(
            BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]), BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]), PduLimits.MaxReadRegisters);
        PduFault write = PduShape.CheckRange(
            BinaryPrimitives.ReadUInt16BigEndian(pdu[5..]), writeQuantity, PduLimits.MaxReadWriteRegisters);
        return read == PduFault.QuantityOutOfRange || write == PduFault.QuantityOutOfRange ? PduFault.QuantityOutOfRange
            : pdu[9] != writeQuantity * 2 ? PduFault.ByteCountMismatch
            : PduShape.CheckLength(pdu, HeaderSize + pdu[9]) is var length && length != PduFault.None ? length
            : read != PduFault.None ? read
            : write;
    }
}
