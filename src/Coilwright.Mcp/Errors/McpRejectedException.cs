namespace Coilwright.Mcp;

/// <summary>A request was refused because there is too much to do, before anything was done for it. It may be sent again later.</summary>
public sealed class McpRejectedException : McpRequestException
{
    internal McpRejectedException(string message, TimeSpan? retryAfter, TimeSpan elapsed)
        : base(message, RequestPhase.Queue, elapsed, null)
        => RetryAfter = retryAfter;

    /// <summary>Whether the peer refused it, and not this side.</summary>
    internal bool IsByPeer { get; init; }

    /// <summary>When to try again, if whoever refused it said so.</summary>
    public TimeSpan? RetryAfter { get; }
}
