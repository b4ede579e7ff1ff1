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

    /// <summary>Requests in flight.</summary>
    public int InFlight { get; init; }

    /// <summary>Requests that wait for a place in flight or for a connection.</summary>
    public int Waiting { get; init; }

    /// <summary>The most requests in flight at once; falls to 1 when the peer has lost one among several.</summary>
    public int Window { get; init; }
}
