namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>A packed C struct with padding, as an old device sends it.</summary>
[McpMessage(Layout = McpLayout.Packed)]
public partial struct StructFrame
{
    [McpField(1, PaddingAfter = 3)]
    public byte Kind { get; set; }

    [McpField(2)]
    public int Value { get; set; }

    [McpField(3, Endianness = McpEndianness.Big)]
    public ushort Crc { get; set; }

    [McpField(4, Length = 6)]
    public string Name { get; set; }

    [McpField(5, Length = 3)]
    public short[] Samples { get; set; }

    [McpField(6)]
    public bool On { get; set; }

    [McpField(7)]
    public float Level { get; set; }
}
