using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>The response of function code 11: function code, status, event count (specification V1.1b3, 6.9). The request is a <see cref="FunctionOnlyRequest"/>.</summary>
/// <param name="Status">0xFFFF while the device still works on an earlier program command, otherwise 0.</param>
/// <param name="EventCount">How many requests the device has carried out; exceptions and requests for its counters do not count.</param>
public readonly record struct CommEventCounterResponse(ushort Status, ushort EventCount)
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 5;

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out CommEventCounterResponse response, out PduFault fault)
    {
        response = default;
        fault = PduShape.Check(pdu, FunctionCode.GetCommEventCounter, Size);
        if (fault == PduFault.None)
        {
            response = new CommEventCounterResponse(
                BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]), BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]));
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.GetCommEventCounter;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], Status);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], EventCount);
        return Size;
    }
}
