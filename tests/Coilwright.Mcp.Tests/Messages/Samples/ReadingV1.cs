namespace Coilwright.Mcp.Tests.Messages.Samples;

[McpMessage(Layout = McpLayout.Packed)]
public partial class ReadingV1
{
    [McpField(1)]
    public ushort Sensor { get; set; }

    [McpField(2)]
    public string Unit { get; set; } = "";
}
