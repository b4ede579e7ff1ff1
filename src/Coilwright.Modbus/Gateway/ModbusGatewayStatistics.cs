namespace Coilwright.Modbus;

/// <summary>What a <see cref="ModbusGateway"/> has counted since it was created.</summary>
public sealed record ModbusGatewayStatistics
{
    /// <summary>The requests that came from clients.</summary>
    public required long Requests { get; init; }

    /// <summary>Those that a device answered, by an exception too.</summary>
    public required long Answered { get; init; }

    /// <summary>Those that shared the answer to another client's read.</summary>
    public required long Shared { get; init; }

    /// <summary>Those for a unit that has no route.</summary>
    public required long Unrouted { get; init; }

    /// <summary>Those that a device did not answer, or that never reached one.</summary>
    public required long Failed { get; init; }
}
