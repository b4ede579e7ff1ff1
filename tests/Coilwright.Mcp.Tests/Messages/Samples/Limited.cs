namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>Fields that accept no more than they are meant to hold.</summary>
[McpMessage]
public partial class Limited
{
    [McpField(1, MaxLength = 4)]
    public string Text { get; set; } = "";

    [McpField(2, MaxLength = 3)]
    public List<int> Numbers { get; set; } = [];

    [McpField(3, MaxLength = 1)]
    public List<string> Names { get; set; } = [];

    [McpField(4, MaxLength = 1)]
    public Dictionary<int, int> Counts { get; set; } = [];

    [McpField(5, UseStringPool = true)]
    public string Unit { get; set; } = "";
}
