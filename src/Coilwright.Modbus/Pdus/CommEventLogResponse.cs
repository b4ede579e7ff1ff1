using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response of function code 12: function code, byte count, status, event count, message count, events (specification V1.1b3, 6.10).
/// The request is a <see cref="FunctionOnlyRequest"/>.
/// </summary>
public readonly ref struct CommEventLogResponse
{
    private const int HeaderSize = 8;

    // What the byte count covers besides the events.
    private const int CountedFields = 6;

    /// <summary>Describes a response.</summary>
    /// <param name="status">0xFFFF while the device still works on an earlier program command, otherwise 0.</param>
    /// <param name="eventCount">The event counter, as function code 11 gives it.</param>
    /// <param name="messageCount">How many requests the device has had.</param>
    /// <param name="events">0 to 64 events, the latest first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too many events.</exception>
    public CommEventLogResponse(ushort status, ushort eventCount, ushort messageCount, ReadOnlySpan<byte> events)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Length, PduLimits.MaxCommEvents, nameof(events));
        Status = status;
        EventCount = eventCount;
        MessageCount = messageCount;
        Events = events;
    }

    /// <summary>0xFFFF while the device still works on an earlier program command, otherwise 0.</summary>
    public ushort Status { get; }

    /// <summary>The event counter, as function code 11 gives it.</summary>
    public ushort EventCount { get; }

    /// <summary>How many requests the device has had.</summary>
    public ushort MessageCount { get; }

    /// <summary>0 to 64 events, the latest first; what their bits mean says the specification.</summary>
    public ReadOnlySpan<byte> Events { get; }

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => HeaderSize + Events.Length;

    /// <summary>Reads the PDU of a response. Never throws, whatever the bytes. <see cref="Events"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out CommEventLogResponse response, out PduFault fault)
    {
        response = default;
        fault = PduShape.CheckCounted(pdu, FunctionCode.GetCommEventLog, CountedFields, CountedFields + PduLimits.MaxCommEvents);
        if (fault == PduFault.None)
        {
            response = new CommEventLogResponse(
                BinaryPrimitives.ReadUInt16BigEndian(pdu[2..]),
                BinaryPrimitives.ReadUInt16BigEndian(pdu[4..]),
                BinaryPrimitives.ReadUInt16BigEndian(pdu[6..]),
                pdu[HeaderSize..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.GetCommEventLog;
        destination[1] = (byte)(CountedFields + Events.Length);
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], Status);
        BinaryPrimitives.WriteUInt16BigEndian(destination[4..], EventCount);
        BinaryPrimitives.WriteUInt16BigEndian(destination[6..], MessageCount);
        Events.CopyTo(destination[HeaderSize..]);
        return Size;
    }
}
