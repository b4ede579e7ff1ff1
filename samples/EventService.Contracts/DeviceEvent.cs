using Coilwright.Mcp;

namespace EventService.Contracts;

/// <summary>What a device has to say.</summary>
[McpMessage]
public sealed partial record DeviceEvent
{
    /// <summary>Given by whoever publishes it.</summary>
    [McpField(1)]
    public Guid Id { get; init; }

    [McpField(2)]
    public required string Device { get; init; }

    [McpField(3)]
    public double Value { get; init; }

    [McpField(4)]
    public DateTimeOffset Time { get; init; }
}
