namespace Coilwright.Mcp.Tests.Messages.Samples;

[McpMessage(Layout = McpLayout.Packed)]
public partial class ReadingV2
{
    [McpField(1)]
    public ushort Sensor { get; set; }

    [McpField(2)]
    public string Unit { get; set; } = "";

    [McpField(3)]
    public int Value { get; set; }

    [McpField(4)]
    public string Comment { get; set; } = "";

    [McpField(5)]
    public int? Limit { get; set; }

    [McpField(6)]
    public List<int> History { get; set; } = [];

    [McpField(7)]
    public UserEvent Source { get; set; } = new() { UserId = "" };
}
