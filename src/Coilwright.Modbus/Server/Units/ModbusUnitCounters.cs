namespace Coilwright.Modbus;

/// <summary>
/// What a unit of a server has counted since it was added, or since a client had its communications restarted or its counters cleared
/// (function code 8; specification V1.1b3, 6.8.1). Each counter has 16 bits and begins at 0 again after 65535.
/// </summary>
public readonly record struct ModbusUnitCounters
{
    /// <summary>Requests that the server has received, whatever unit they were for (sub-function 11).</summary>
    public ushort BusMessages { get; init; }

    /// <summary>Damaged frames, on serial framings; over Modbus TCP there are none (sub-function 12).</summary>
    public ushort BusCommunicationErrors { get; init; }

    /// <summary>Exceptions that the unit has answered (sub-function 13).</summary>
    public ushort Exceptions { get; init; }

    /// <summary>Requests for the unit, broadcasts included (sub-function 14).</summary>
    public ushort Messages { get; init; }

    /// <summary>Requests for the unit that got no answer: broadcasts, and all in listen-only mode (sub-function 15).</summary>
    public ushort Unanswered { get; init; }

    /// <summary>Exceptions 7, negative acknowledge (sub-function 16).</summary>
    public ushort NegativeAcknowledges { get; init; }

    /// <summary>Exceptions 6, server device busy (sub-function 17).</summary>
    public ushort Busy { get; init; }

    /// <summary>Requests that the unit has carried out; those for this counter do not count (function code 11).</summary>
    public ushort Completed { get; init; }
}
