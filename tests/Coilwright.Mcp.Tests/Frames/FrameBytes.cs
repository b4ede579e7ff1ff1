using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Frames as bytes, for tests.</summary>
internal static class FrameBytes
{
    public static byte[] Of(McpCommand command, uint sequenceId, ReadOnlySpan<byte> payload, bool isCompressed = false)
    {
        byte[] bytes = new byte[McpFrameHeader.EncodedSize + payload.Length];
        new McpFrameHeader(command, (uint)payload.Length, sequenceId, isCompressed).Encode(bytes);
        payload.CopyTo(bytes.AsSpan(McpFrameHeader.EncodedSize));
        return bytes;
    }

    /// <summary>A payload whose every byte tells its place.</summary>
    public static byte[] Payload(int length, int seed = 0)
    {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++)
        {
            payload[i] = (byte)(i * 31 + seed);
        }

        return payload;
    }
}
