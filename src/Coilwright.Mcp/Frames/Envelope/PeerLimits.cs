namespace Coilwright.Mcp.Frames;

/// <summary>What a peer takes, as both sides tell each other in the handshake.</summary>
/// <param name="MaxFrameLength">The most payload of one frame, in bytes.</param>
/// <param name="MaxInFlight">The most requests that it works on at once for this connection; more are refused with 429.</param>
/// <param name="IdleMilliseconds">After how long without a byte it gives the connection up; 0 for never.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal readonly partial record struct PeerLimits(
    [McpField(1)] uint MaxFrameLength,
    [McpField(2)] uint MaxInFlight,
    [McpField(3)] uint IdleMilliseconds)
{
    /// <summary>The least <see cref="MaxFrameLength"/> that a peer may have.</summary>
    public const int LeastFrameLength = 1024;

    /// <summary>How long what is sent to the peer may be.</summary>
    /// <exception cref="McpProtocolException">It is so little that hardly anything could be sent, or nothing.</exception>
    public int CheckFrameLength() => MaxFrameLength >= LeastFrameLength
        ? (int)Math.Min(MaxFrameLength, int.MaxValue)
        : throw new McpProtocolException(
            McpProtocolFault.BadEnvelope, FormattableString.Invariant($"The peer takes frames of up to {MaxFrameLength} bytes of payload; it must take {LeastFrameLength} at least."));

    /// <summary>How many requests are sent to the peer at once. 0 says nothing: then no request could be sent at all.</summary>
    public int MostInFlight() => MaxInFlight is 0 or > int.MaxValue ? int.MaxValue : (int)MaxInFlight;
}
