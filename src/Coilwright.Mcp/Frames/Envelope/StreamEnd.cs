namespace Coilwright.Mcp.Frames;

/// <summary>What stands before the body of a StreamEnd.</summary>
/// <param name="Status">How the stream ended. From 400 on an error body follows.</param>
/// <param name="Length">The payload bytes of all StreamItem frames of the stream in this direction.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal readonly partial record struct StreamEnd([McpField(1)] McpStatus Status, [McpField(2)] ulong Length);
