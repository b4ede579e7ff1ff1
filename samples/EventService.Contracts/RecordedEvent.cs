using Coilwright.Mcp;

namespace EventService.Contracts;

/// <summary>An event and its place among all that were recorded.</summary>
[McpMessage]
public sealed partial record RecordedEvent
{
    /// <summary>Counted from 1.</summary>
    [McpField(1)]
    public long Position { get; init; }

    [McpField(2)]
    public required DeviceEvent Event { get; init; }
}
