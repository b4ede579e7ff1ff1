namespace Coilwright.Telemetry;

/// <summary>What a client's numbers are at the moment when a listener asks.</summary>
internal readonly record struct ClientReading
{
    /// <summary>How many connections are in which state.</summary>
    public required IReadOnlyList<(string State, int Count)> Connections { get; init; }

    public long Connects { get; init; }

    public int Pending { get; init; }

    public int InFlight { get; init; }

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    public long LateAnswers { get; init; }

    public long UnmatchedAnswers { get; init; }

    public long Retries { get; init; }
}
