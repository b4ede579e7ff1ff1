using Coilwright.Mcp;
using MemoryPack;

namespace Coilwright.Benchmarks.Messages;

/// <summary>The message of the size comparison: who, when, what. One declaration for all codecs that go by attributes.</summary>
[McpMessage]
[MemoryPackable]
public partial class SmallMessage
{
    [McpField(1)] public string UserId { get; set; } = "";

    [McpField(2)] public long Timestamp { get; set; }

    [McpField(3)] public Kind Type { get; set; }

    public static SmallMessage Example { get; } = new() { UserId = "user-00000000042", Timestamp = 1_760_000_000_123, Type = Kind.Alarm };
}
