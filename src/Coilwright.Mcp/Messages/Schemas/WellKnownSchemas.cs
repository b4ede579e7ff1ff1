namespace Coilwright.Mcp.Messages;

/// <summary>The messages of Protocol Buffers that stand for C# types, so that errors can name their fields.</summary>
internal static class WellKnownSchemas
{
    public static MessageSchema Timestamp { get; } = SecondsAndNanos("google.protobuf.Timestamp");

    public static MessageSchema Duration { get; } = SecondsAndNanos("google.protobuf.Duration");

    private static MessageSchema SecondsAndNanos(string name) =>
        new(name, McpLayout.Tagged, [new(1, "seconds", FieldType.Int64), new(2, "nanos", FieldType.Int32)]);
}
