namespace Coilwright.Mcp.Tests.Services;

[McpMessage]
public readonly partial record struct Ack
{
    [McpField(1)]
    public long Value { get; init; }
}
