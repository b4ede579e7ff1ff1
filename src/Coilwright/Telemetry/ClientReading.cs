namespace Coilwright.Telemetry;

/// <summary>What a client's numbers are at the moment when a listener asks.</summary>
internal readonly record struct ClientReading
{
    /// <summary>Where the connection stands; of a pool the state of its connections that the next number counts.</summary>
    public required string State { get; init; }

    /// <summary>How many connections are in that state.</summary>
    public int Connections { get; init; }

    /// <summary>The connections of a pool that are free.</summary>
    public int Idle { get; init; }

    public long Connects { get; init; }

    public int Pending { get; init; }

    public int InFlight { get; init; }

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    public long LateAnswers { get; init; }

    public long UnmatchedAnswers { get; init; }

    public long Retries { get; init; }
}
