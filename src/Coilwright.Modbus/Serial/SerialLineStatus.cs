namespace Coilwright.Modbus;

/// <summary>What a serial line is like at one moment. Immutable.</summary>
public sealed record SerialLineStatus
{
    /// <summary>What is known of the line's echo on the present connection; <see cref="LocalEcho.Detect"/> while nothing is.</summary>
    public LocalEcho LocalEcho { get; init; }

    /// <summary>
    /// The units that may still give an answer which nobody waits for any more. They are asked nothing until that is settled by a request whose
    /// answer cannot be mistaken, which goes out when somebody asks for the unit again.
    /// </summary>
    public IReadOnlyList<UnitInDoubt> UnitsInDoubt { get; init; } = [];

    /// <summary>How often a unit has got in doubt.</summary>
    public long Doubts { get; init; }

    /// <summary>How many requests were sent to bring units out of doubt.</summary>
    public long Fences { get; init; }

    /// <summary>How many requests of others were heard on the line.</summary>
    public long ForeignRequests { get; init; }

    /// <summary>How many bytes were received that belong to no frame.</summary>
    public long GarbageBytes { get; init; }
}
