namespace Coilwright.Mcp.Frames;

/// <summary>The payload of Ping and Pong.</summary>
/// <param name="Value">The clock of whoever sent the Ping, in a unit of its own choice.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal readonly partial record struct PingClock([McpField(1)] ulong Value);
