using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response of function codes 15 and 16: function code, address and quantity of the request (specification V1.1b3, 6.11, 6.12).
/// </summary>
public readonly record struct WriteMultipleResponse
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 5;

    /// <summary>Describes a response.</summary>
    /// <param name="function">Function code 15 or 16.</param>
    /// <param name="address">The first coil or register.</param>
    /// <param name="quantity">How many were written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The function code is another.</exception>
    public WriteMultipleResponse(FunctionCode function, ushort address, ushort quantity)
    {
        if (!Is(function))
        {
            throw PduShape.NotThisShape(function);
        }

        Function = function;
        Address = address;
        Quantity = quantity;
    }

    /// <summary>The function code.</summary>
    public FunctionCode Function { get; }

    /// <summary>The first coil or register.</summary>
    public ushort Address { get; }

    /// <summary>How many were written.</summary>
    public ushort Quantity { get; }

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out WriteMultipleResponse response, out PduFault fault)
    {
        response = default;
        fault = pdu.IsEmpty ? PduFault.Empty
            : !Is((FunctionCode)pdu[0]) ? PduFault.UnexpectedFunction
            : PduShape.CheckLength(pdu, Size);
        if (fault == PduFault.None)
        {
            response = new WriteMultipleResponse(
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

    private static bool Is(FunctionCode function) => function is FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters;
}
