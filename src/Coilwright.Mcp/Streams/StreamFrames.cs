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

    /// <summary>What a StreamEnd says: its fields, and the error that it tells, if it does, or that its body is one that cannot be unpacked.</summary>
    /// <exception cref="McpProtocolException">The payload is too short.</exception>
    public static (StreamEnd End, Exception? Error) ReadEnd(McpFrameConnection frames, in McpFrame frame, Func<McpStatus, ReadOnlySpan<byte>, Exception> toError)
    {
        if (!frame.Payload.TryDecode(out StreamEnd end))
        {
            throw new McpProtocolException(McpProtocolFault.BadEnvelope, "A StreamEnd came whose payload is too short.");
        }

        try
        {
            using McpPayload payload = frames.CopyPayload(frame, StreamEnd.EncodedSize);
            return (end, end.Status.IsError() ? toError(end.Status, payload.Span[StreamEnd.EncodedSize..]) : null);
        }
        catch (McpProtocolException unreadable)
        {
            // A fault of its request: where the next frame begins is known all the same.
            return (end, unreadable);
        }
    }
}
