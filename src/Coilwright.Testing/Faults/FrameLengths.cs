using System.Buffers.Binary;

namespace Coilwright.Testing;

/// <summary>The lengths of common frames.</summary>
public static class FrameLengths
{
    private const int McpHeaderSize = 12;

    /// <summary>Modbus TCP: six bytes, the last two of which count what follows (Modbus Messaging on TCP/IP, 3.1.3).</summary>
    public static FrameLength ModbusTcp { get; } = static bytes => bytes.Length < 6 ? 0 : 6 + BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);

    /// <summary>MCP: a header of 12 bytes, which counts the payload in the four at offset 4.</summary>
    public static FrameLength Mcp { get; } = static bytes =>
    {
        uint payload = bytes.Length < 8 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        return bytes.Length < 8 ? 0 : payload > int.MaxValue - McpHeaderSize ? -1 : McpHeaderSize + (int)payload;
    };
}
