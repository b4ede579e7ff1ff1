namespace Coilwright.Mcp.Frames;

/// <summary>What a client says first.</summary>
/// <param name="MinVersion">The lowest version of the protocol that it speaks.</param>
/// <param name="MaxVersion">The highest.</param>
/// <param name="Features">What it can do.</param>
/// <param name="SessionId">The session to go on with; empty for a new one.</param>
/// <param name="Limits">What it takes.</param>
/// <param name="Name">What it calls itself, for people; may be empty.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal sealed partial record Hello(
    [McpField(1)] byte MinVersion,
    [McpField(2)] byte MaxVersion,
    [McpField(3)] McpFeatures Features,
    [McpField(4)] Guid SessionId,
    [McpField(5)] PeerLimits Limits,
    [McpField(6)] string Name);
