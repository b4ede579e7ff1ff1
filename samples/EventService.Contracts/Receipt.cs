using Coilwright.Mcp;

namespace EventService.Contracts;

/// <summary>Where an event is recorded.</summary>
[McpMessage]
public readonly partial record struct Receipt
{
    /// <summary>Counted from 1; 0 where there is none.</summary>
    [McpField(1)]
    public long Position { get; init; }
}
