using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request of function codes 5 and 6: function code, address, value (specification V1.1b3, 6.5, 6.6). The normal response repeats it
/// byte for byte, so this describes both.
/// </summary>
public readonly record struct WriteSingleRequest
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 5;

    private const ushort On = 0xFF00;

    private WriteSingleRequest(FunctionCode function, ushort address, ushort value)
    {
        Function = function;
        Address = address;
        Value = value;
    }

    /// <summary>The function code.</summary>
    public FunctionCode Function { get; }

    /// <summary>The coil or register.</summary>
    public ushort Address { get; }

    /// <summary>The value on the wire; for a coil 0xFF00 means on, 0x0000 off, and nothing else is allowed.</summary>
    public ushort Value { get; }

    /// <summary>Whether the coil is to be on.</summary>
    public bool IsOn => Value == On;

    /// <summary>Switches a coil: function code 5.</summary>
    public static WriteSingleRequest Coil(ushort address, bool on) => new(FunctionCode.WriteSingleCoil, address, on ? On : (ushort)0);

    /// <summary>Writes a register: function code 6.</summary>
    public static WriteSingleRequest Register(ushort address, ushort value) => new(FunctionCode.WriteSingleRegister, address, value);

    /// <summary>Reads the PDU of a request, or of its response. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out WriteSingleRequest request, out PduFault fault)
    {
        request = default;
        fault = Check(pdu);
        if (fault == PduFault.None)
        {
            request = new WriteSingleRequest(
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
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], Value);
        return Size;
    }

    private static PduFault Check(ReadOnlySpan<byte> pdu)
    {
        if (pdu.IsEmpty)
        {
            return PduFault.Empty;
        }

        var function = (FunctionCode)pdu[0];
        if (function is not (FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister))
        {
            return PduFault.UnexpectedFunction;
        }

        PduFault fault = PduShape.CheckLength(pdu, Size);
        return fault != PduFault.None ? fault
            : function == FunctionCode.WriteSingleCoil && BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]) is not (0 or On)
                ? PduFault.ValueNotAllowed
            : PduFault.None;
    }
}
