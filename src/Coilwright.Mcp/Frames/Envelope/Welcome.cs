namespace Coilwright.Mcp.Frames;

/// <summary>The server's answer to <see cref="Hello"/>.</summary>
/// <param name="Version">The version that both will speak.</param>
/// <param name="IsResumed">Whether the session that the client named goes on; otherwise a new one has begun.</param>
/// <param name="Features">What both can do.</param>
/// <param name="SessionId">The session, to be named after a reconnect.</param>
/// <param name="Limits">What the server takes.</param>
/// <param name="Services">What the server offers.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal sealed partial record Welcome(
    [McpField(1)] byte Version,
    [McpField(2)] bool IsResumed,
    [McpField(3)] McpFeatures Features,
    [McpField(4)] Guid SessionId,
    [McpField(5)] PeerLimits Limits,
    [McpField(6)] IReadOnlyList<ServiceEntry> Services);
