namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>The message of the size comparison, in the Packed layout.</summary>
[McpMessage(Layout = McpLayout.Packed)]
public partial class PackedEvent
{
    [McpField(1)]
    public string UserId { get; set; } = "";

    [McpField(2, Encoding = McpEncoding.VarInt)]
    public long Timestamp { get; set; }

    [McpField(3)]
    public EventKind Type { get; set; }

    public static PackedEvent Example { get; } = new() { UserId = "user-00000000042", Timestamp = 1_760_000_000_123, Type = EventKind.Alarm };
}
