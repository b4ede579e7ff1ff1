using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Streams;

/// <summary>Reads the frames that streams are steered by.</summary>
internal static class StreamFrames
{
    /// <summary>The bytes that a StreamCredit gives.</summary>
    /// <exception cref="McpProtocolException">The payload is too short.</exception>
    public static uint ReadCredit(in McpFrame frame)
        => frame.Payload.TryDecode(out StreamCredit credit) ? credit.Bytes
            : throw new McpProtocolException(McpProtocolFault.BadEnvelope, "A StreamCredit came whose payload is too short.");
}
