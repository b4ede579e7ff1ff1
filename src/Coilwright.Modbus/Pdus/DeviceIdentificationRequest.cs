namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request of function code 43 with MEI type 14, Read Device Identification: function code, MEI type, category, object
/// (specification V1.1b3, 6.21). The response is a <see cref="DeviceIdentificationResponse"/>.
/// </summary>
public readonly record struct DeviceIdentificationRequest
{
    /// <summary>The size of the PDU in bytes.</summary>
    public const int Size = 4;

    /// <summary>The type of the messages that the encapsulated interface transport carries here.</summary>
    public const byte MeiType = 14;

    /// <summary>Describes a request.</summary>
    /// <param name="category">What is asked for.</param>
    /// <param name="objectId">The first object, or the only one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such category.</exception>
    public DeviceIdentificationRequest(DeviceIdentificationCategory category, byte objectId)
    {
        if (!IsKnown((byte)category))
        {
            throw new ArgumentOutOfRangeException(nameof(category), category, "Categories are 1 to 4.");
        }

        Category = category;
        ObjectId = objectId;
    }

    /// <summary>What is asked for.</summary>
    public DeviceIdentificationCategory Category { get; }

    /// <summary>The first object, or the only one.</summary>
    public byte ObjectId { get; }

    /// <summary>Reads the PDU of a request. Never throws, whatever the bytes. Another MEI type is another function.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out DeviceIdentificationRequest request, out PduFault fault)
    {
        request = default;
        fault = CheckInterface(pdu);
        fault = fault != PduFault.None ? fault
            : PduShape.CheckLength(pdu, Size) is var length and not PduFault.None ? length
            : IsKnown(pdu[2]) ? PduFault.None
            : PduFault.ValueNotAllowed;
        if (fault == PduFault.None)
        {
            request = new DeviceIdentificationRequest((DeviceIdentificationCategory)pdu[2], pdu[3]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.EncapsulatedInterfaceTransport;
        destination[1] = MeiType;
        destination[2] = (byte)Category;
        destination[3] = ObjectId;
        return Size;
    }

    internal static PduFault CheckInterface(ReadOnlySpan<byte> pdu) =>
        PduShape.CheckFunction(pdu, FunctionCode.EncapsulatedInterfaceTransport) is var fault and not PduFault.None ? fault
        : pdu.Length < 2 ? PduFault.Truncated
        : pdu[1] != MeiType ? PduFault.UnexpectedFunction
        : PduFault.None;

    internal static bool IsKnown(byte category) => category is >= 1 and <= 4;
}
