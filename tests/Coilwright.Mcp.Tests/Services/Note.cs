namespace Coilwright.Mcp.Tests.Services;

[McpMessage]
public sealed partial record Note
{
    [McpField(1)]
    public long Value { get; init; }

    [McpField(2)]
    public string Text { get; init; } = "";
}
