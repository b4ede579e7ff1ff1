namespace Coilwright.Mcp.Frames;

/// <summary>Asks the peer to send no further requests on this connection.</summary>
/// <param name="LastSequenceId">The last request that was taken; 0 if none was. What was sent after it was not looked at.</param>
/// <param name="Status">Why: 503 for a shutdown, 400 for a handshake that cannot be agreed on, and so on.</param>
/// <param name="Message">Why, for people.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal sealed partial record Goaway(
    [McpField(1)] uint LastSequenceId,
    [McpField(2)] McpStatus Status,
    [McpField(3)] string Message);
