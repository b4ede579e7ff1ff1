using Coilwright.Benchmarks.Messages;
using Coilwright.Mcp;

namespace Coilwright.Benchmarks.Calls;

/// <summary>What a call takes and returns: numbers only, so that what is allocated is allocated by the call and not for the message.</summary>
[McpMessage]
public partial struct CallMessage
{
    [McpField(1)] public long UserId { get; set; }

    [McpField(2)] public long Timestamp { get; set; }

    [McpField(3)] public Kind Type { get; set; }

    public static CallMessage Example { get; } = new() { UserId = 42, Timestamp = 1_760_000_000_123, Type = Kind.Alarm };
}
