using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request of function codes 15 and 16: function code, address, quantity, byte count, data (specification V1.1b3, 6.11, 6.12).
/// </summary>
public readonly ref struct WriteMultipleRequest
{
    private const int HeaderSize = 6;

    /// <summary>Describes a write of data that is already packed.</summary>
    /// <param name="function">Function code 15 or 16.</param>
    /// <param name="address">The first coil or register.</param>
    /// <param name="quantity">1 to 1968 coils or 1 to 123 registers.</param>
    /// <param name="data">Bits, the first one least significant, or registers, most significant byte first.</param>
    /// <exception cref="ArgumentException">
    /// The function code is another, the range is beyond the limits, or the data is not what the quantity takes.
    /// </exception>
    public WriteMultipleRequest(FunctionCode function, ushort address, int quantity, ReadOnlySpan<byte> data)
    {
        int max = MaxQuantity(function);
        if (max == 0)
        {
            throw PduShape.NotThisShape(function);
        }

        PduShape.ThrowIfOutOfRange(address, quantity, max);
        PduShape.ThrowIfDataDiffers(data, DataSize(function, quantity));
        Function = function;
        Address = address;
        Quantity = (ushort)quantity;
        Data = data;
    }

    /// <summary>The function code.</summary>
    public FunctionCode Function { get; }

    /// <summary>The first coil or register.</summary>
    public ushort Address { get; }

    /// <summary>How many coils or registers.</summary>
    public ushort Quantity { get; }

    /// <summary>The values as they are on the wire.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => HeaderSize + Data.Length;

    /// <summary>Reads the PDU of a request. Never throws, whatever the bytes. <see cref="Data"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out WriteMultipleRequest request, out PduFault fault)
    {
        request = default;
        fault = Check(pdu);
        if (fault == PduFault.None)
        {
            request = new WriteMultipleRequest(
                (FunctionCode)pdu[0],
                BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]),
                BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]),
                pdu[HeaderSize..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU that switches coils (function code 15) and returns its size.</summary>
    /// <param name="destination">Where the PDU goes.</param>
    /// <param name="address">The first coil.</param>
    /// <param name="values">1 to 1968 coils.</param>
    /// <exception cref="ArgumentException">The range is beyond the limits, or the destination is too short.</exception>
    public static int WriteCoils(Span<byte> destination, ushort address, ReadOnlySpan<bool> values)
    {
        PackedBits.Pack(values, WriteHeader(destination, FunctionCode.WriteMultipleCoils, address, values.Length));
        return HeaderSize + PackedBits.SizeOf(values.Length);
    }

    /// <summary>Writes the PDU that writes registers (function code 16) and returns its size.</summary>
    /// <param name="destination">Where the PDU goes.</param>
    /// <param name="address">The first register.</param>
    /// <param name="values">1 to 123 registers, which are not changed.</param>
    /// <exception cref="ArgumentException">The range is beyond the limits, or the destination is too short.</exception>
    public static int WriteRegisters(Span<byte> destination, ushort address, ReadOnlySpan<ushort> values)
    {
        PackedRegisters.Pack(values, WriteHeader(destination, FunctionCode.WriteMultipleRegisters, address, values.Length));
        return HeaderSize + (values.Length * 2);
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        Data.CopyTo(WriteHeader(destination, Function, Address, Quantity));
        return Size;
    }

    private static Span<byte> WriteHeader(Span<byte> destination, FunctionCode function, ushort address, int quantity)
    {
        PduShape.ThrowIfOutOfRange(address, quantity, MaxQuantity(function));
        Span<byte> data = destination.Slice(HeaderSize, DataSize(function, quantity));
        destination[0] = (byte)function;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], address);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], (ushort)quantity);
        destination[5] = (byte)data.Length;
        return data;
    }

    private static PduFault Check(ReadOnlySpan<byte> pdu)
    {
        if (pdu.IsEmpty)
        {
            return PduFault.Empty;
        }

        var function = (FunctionCode)pdu[0];
        int max = MaxQuantity(function);
        if (max == 0)
        {
            return PduFault.UnexpectedFunction;
        }

        if (pdu.Length < HeaderSize)
        {
            return PduFault.Truncated;
        }

        int quantity = BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]);
        PduFault range = PduShape.CheckRange(BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]), quantity, max);
        return range == PduFault.QuantityOutOfRange ? range
            : pdu[5] != DataSize(function, quantity) ? PduFault.ByteCountMismatch
            : PduShape.CheckLength(pdu, HeaderSize + pdu[5]) is var length && length != PduFault.None ? length
            : range;
    }

    private static int DataSize(FunctionCode function, int quantity) =>
        function == FunctionCode.WriteMultipleCoils ? PduShape.BitBytes(quantity) : quantity * 2;

    private static int MaxQuantity(FunctionCode function) => function switch
    {
        FunctionCode.WriteMultipleCoils => PduLimits.MaxWriteBits,
        FunctionCode.WriteMultipleRegisters => PduLimits.MaxWriteRegisters,
        _ => 0,
    };
}
