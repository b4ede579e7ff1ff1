namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>The example of the Packed layout in PROTOCOL.md.</summary>
[McpMessage(Layout = McpLayout.Packed)]
public partial class PageExample
{
    [McpField(1)]
    public short Number { get; set; } = 3;

    [McpField(2)]
    public string Unit { get; set; } = "V";

    [McpField(3)]
    public int? Limit { get; set; } = 5;

    [McpField(4)]
    public short[] Samples { get; set; } = [1, 2];

    [McpField(5)]
    public Guid Id { get; set; } = new("00112233-4455-6677-8899-aabbccddeeff");

    [McpField(6)]
    public DateTimeOffset Time { get; set; } = new(2026, 1, 2, 1, 4, 5, TimeSpan.Zero);
}
