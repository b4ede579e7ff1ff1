using Coilwright.Mcp;

namespace Coilwright.Hosting.Tests.Services;

[McpMessage]
public sealed partial record Greeting
{
    [McpField(1)]
    public string Text { get; init; } = "";

    [McpField(2)]
    public int Times { get; init; }
}
