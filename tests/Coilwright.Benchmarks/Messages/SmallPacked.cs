using Coilwright.Mcp;

namespace Coilwright.Benchmarks.Messages;

/// <summary><see cref="SmallMessage"/> in the Packed layout.</summary>
[McpMessage(Layout = McpLayout.Packed)]
public partial class SmallPacked
{
    [McpField(1)] public string UserId { get; set; } = "";

    [McpField(2, Encoding = McpEncoding.VarInt)] public long Timestamp { get; set; }

    [McpField(3)] public Kind Type { get; set; }

    public static SmallPacked Example { get; } = new()
    {
        UserId = SmallMessage.Example.UserId,
        Timestamp = SmallMessage.Example.Timestamp,
        Type = SmallMessage.Example.Type,
    };
}
