namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response of Read Device Identification: function code, MEI type, category, conformity level, whether more follows and where,
/// number of objects, then id, length and value of each (specification V1.1b3, 6.21). Enumerate it to get the objects.
/// </summary>
public readonly ref struct DeviceIdentificationResponse
{
    private const int HeaderSize = 7;
    private const byte More = 0xFF;

    private readonly ReadOnlySpan<byte> _pdu;

    private DeviceIdentificationResponse(ReadOnlySpan<byte> pdu) => _pdu = pdu;

    /// <summary>What was asked for.</summary>
    public DeviceIdentificationCategory Category => (DeviceIdentificationCategory)_pdu[2];

    /// <summary>1 to 3 where the device has basic, regular or extended objects, in a stream alone; 0x81 to 0x83 where single ones can be read too.</summary>
    public byte ConformityLevel => _pdu[3];

    /// <summary>Whether further objects did not fit: they are asked for from <see cref="NextObjectId"/> on.</summary>
    public bool MoreFollows => _pdu[4] == More;

    /// <summary>The object to go on with, where more follows; 0 otherwise.</summary>
    public byte NextObjectId => _pdu[5];

    /// <summary>How many objects there are.</summary>
    public int Count => _pdu[6];

    /// <summary>Reads the PDU of a response, into which the result points. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out DeviceIdentificationResponse response, out PduFault fault)
    {
        response = default;
        fault = DeviceIdentificationRequest.CheckInterface(pdu);
        if (fault == PduFault.None)
        {
            fault = pdu.Length < HeaderSize ? PduFault.Truncated
                : !DeviceIdentificationRequest.IsKnown(pdu[2]) || pdu[4] is not (0 or More) ? PduFault.ValueNotAllowed
                : CheckObjects(pdu);
        }

        if (fault == PduFault.None)
        {
            response = new DeviceIdentificationResponse(pdu);
        }

        return fault == PduFault.None;
    }

    /// <summary>
    /// Begins the PDU of a response without objects, to be followed by <see cref="TryAdd"/> for each and, where one did not fit, by
    /// <see cref="SetMoreFollows"/>.
    /// </summary>
    /// <returns>The size of the PDU so far.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static int WriteHeader(Span<byte> destination, DeviceIdentificationCategory category, byte conformityLevel)
    {
        destination = destination[..HeaderSize];
        destination[0] = (byte)FunctionCode.EncapsulatedInterfaceTransport;
        destination[1] = DeviceIdentificationRequest.MeiType;
        destination[2] = (byte)category;
        destination[3] = conformityLevel;
        destination[4..].Clear();
        return HeaderSize;
    }

    /// <summary>Adds an object.</summary>
    /// <param name="pdu">The PDU that <see cref="WriteHeader"/> began, with room behind it.</param>
    /// <param name="size">The size of the PDU, which grows.</param>
    /// <param name="objectId">The object.</param>
    /// <param name="value">Its value, mostly ASCII.</param>
    /// <returns>Whether it fits into the 253 bytes of a PDU.</returns>
    public static bool TryAdd(Span<byte> pdu, ref int size, byte objectId, ReadOnlySpan<byte> value)
    {
        if (size + 2 + value.Length > PduLimits.MaxSize)
        {
            return false;
        }

        pdu[size] = objectId;
        pdu[size + 1] = (byte)value.Length;
        value.CopyTo(pdu[(size + 2)..]);
        size += 2 + value.Length;
        pdu[6]++;
        return true;
    }

    /// <summary>Says that the objects from one on did not fit.</summary>
    public static void SetMoreFollows(Span<byte> pdu, byte nextObjectId) => (pdu[4], pdu[5]) = (More, nextObjectId);

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public int Write(Span<byte> destination)
    {
        _pdu.CopyTo(destination);
        return _pdu.Length;
    }

    /// <summary>Goes through the objects.</summary>
    public Enumerator GetEnumerator() => new(_pdu[HeaderSize..]);

    private static PduFault CheckObjects(ReadOnlySpan<byte> pdu)
    {
        int at = HeaderSize;
        for (int left = pdu[6]; left > 0; left--)
        {
            if (pdu.Length < at + 2)
            {
                return PduFault.Truncated;
            }

            at += 2 + pdu[at + 1];
        }

        return PduShape.CheckLength(pdu, at);
    }

    /// <summary>Goes through the objects of a response.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _rest;

        internal Enumerator(ReadOnlySpan<byte> objects) => _rest = objects;

        /// <summary>The present object.</summary>
        public DeviceObject Current { get; private set; }

        /// <summary>Goes to the next object.</summary>
        public bool MoveNext()
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            Current = new DeviceObject(_rest[0], _rest.Slice(2, _rest[1]));
            _rest = _rest[(2 + _rest[1])..];
            return true;
        }
    }
}
