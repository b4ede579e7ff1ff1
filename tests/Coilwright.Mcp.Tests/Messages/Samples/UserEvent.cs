namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>The message of the size comparison.</summary>
[McpMessage]
public partial class UserEvent
{
    [McpField(1)]
    public required string UserId { get; set; }

    [McpField(2)]
    public long Timestamp { get; set; }

    [McpField(3)]
    public Color Type { get; set; }

    public static UserEvent Example { get; } = new() { UserId = "user-00000000042", Timestamp = 1_760_000_000_123, Type = Color.Red };
}
