namespace Coilwright.Mcp.Tests.Messages.Samples;

[McpMessage]
public partial record Inner([McpField(1)] string Name, [McpField(2)] int? Count)
{
    [McpField(3)]
    public Inner? Next { get; init; }
}
