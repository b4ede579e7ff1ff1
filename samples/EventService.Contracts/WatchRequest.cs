using Coilwright.Mcp;

namespace EventService.Contracts;

/// <summary>From where on to watch.</summary>
[McpMessage]
public readonly partial record struct WatchRequest
{
    /// <summary>The position of the last event that is known; 0 for all.</summary>
    [McpField(1)]
    public long After { get; init; }
}
