namespace Coilwright;

/// <summary>What a client has counted since it was created. One consistent moment of it.</summary>
public readonly record struct ConnectionStatistics
{
    /// <summary>How often a connection was made.</summary>
    public long Connects { get; init; }

    /// <summary>Requests sent.</summary>
    public long Sent { get; init; }

    /// <summary>Requests answered, by whatever answer.</summary>
    public long Answered { get; init; }

    /// <summary>Requests that ran into their deadline.</summary>
    public long TimedOut { get; init; }

    /// <summary>Answers that came after their request was given up, and were dropped.</summary>
    public long LateAnswers { get; init; }

    /// <summary>Answers that belonged to no request, and were dropped: an unknown id, another unit, another function.</summary>
    public long UnmatchedAnswers { get; init; }

    /// <summary>How often a request was sent again.</summary>
    public long Retries { get; init; }

    /// <summary>Bytes of the requests sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>Bytes received, of whatever they were.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Requests in flight.</summary>
    public int InFlight { get; init; }

    /// <summary>Requests that wait for a place in flight, for a connection, or for the time to be sent again.</summary>
    public int Waiting { get; init; }

    /// <summary>
    /// The most requests in flight at once on a connection. Falls to 1 when a device has lost one among several, and grows back after many
    /// answers without a loss.
    /// </summary>
    public int Window { get; init; }

    /// <summary>How long the answer to the last heartbeat took; <see langword="null"/> while there was none.</summary>
    public TimeSpan? HeartbeatRoundTrip { get; init; }

    /// <summary>How many heartbeats in a row have gone unanswered on the present connection.</summary>
    public int MissedHeartbeats { get; init; }
}
