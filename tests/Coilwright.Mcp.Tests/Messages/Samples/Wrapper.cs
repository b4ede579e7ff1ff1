namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>A message in a field of a high number, unknown to others.</summary>
[McpMessage]
public partial class Wrapper
{
    [McpField(5000)]
    public AllFields? Message { get; set; }
}
