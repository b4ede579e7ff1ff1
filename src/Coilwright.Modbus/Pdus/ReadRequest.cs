using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>The request of function codes 1 to 4: function code, address, quantity (specification V1.1b3, 6.1 to 6.4).</summary>
public readonly record struct ReadRequest
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 5;

    /// <summary>Describes a read.</summary>
    /// <param name="function">One of the function codes 1 to 4.</param>
    /// <param name="address">The first register or bit.</param>
    /// <param name="quantity">1 to 2000 bits or 1 to 125 registers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The function code is another, or the range is beyond the limits.</exception>
    public ReadRequest(FunctionCode function, ushort address, int quantity)
    {
        int max = MaxQuantity(function);
        if (max == 0)
        {
            throw PduShape.NotThisShape(function);
        }

        PduShape.ThrowIfOutOfRange(address, quantity, max);
        Function = function;
        Address = address;
        Quantity = (ushort)quantity;
    }

    /// <summary>The function code.</summary>
    public FunctionCode Function { get; }

    /// <summary>The first register or bit.</summary>
    public ushort Address { get; }

    /// <summary>How many registers or bits.</summary>
    public ushort Quantity { get; }

    /// <summary>The bytes of data in the answer.</summary>
    public int DataSize => Function <= FunctionCode.ReadDiscreteInputs ? PduShape.BitBytes(Quantity) : Quantity * 2;

    /// <summary>Reads the PDU of a request. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadRequest request, out PduFault fault)
    {
        request = default;
        fault = Check(pdu);
        if (fault == PduFault.None)
        {
            request = new ReadRequest(
                (FunctionCode)pdu[0], BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]), BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]));
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)Function;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], Address);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], Quantity);
        return Size;
    }

    private static PduFault Check(ReadOnlySpan<byte> pdu)
    {
        if (pdu.IsEmpty)
        {
            return PduFault.Empty;
        }

        int max = MaxQuantity((FunctionCode)pdu[0]);
        if (max == 0)
        {
            return PduFault.UnexpectedFunction;
        }

        PduFault fault = PduShape.CheckLength(pdu, Size);
        return fault != PduFault.None
            ? fault
            : PduShape.CheckRange(BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]), BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]), max);
    }

    private static int MaxQuantity(FunctionCode function) => function switch
    {
        FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs => PduLimits.MaxReadBits,
        FunctionCode.ReadHoldingRegisters or FunctionCode.ReadInputRegisters => PduLimits.MaxReadRegisters,
        _ => 0,
    };
}
