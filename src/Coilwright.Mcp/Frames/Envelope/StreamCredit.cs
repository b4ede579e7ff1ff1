namespace Coilwright.Mcp.Frames;

/// <summary>The payload of a StreamCredit.</summary>
/// <param name="Bytes">How many bytes more the sender of the stream may send, headers and payloads together, 1 to 2^31 - 1.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal readonly partial record struct StreamCredit([McpField(1)] uint Bytes)
{
    /// <summary>The credit that every stream begins with: 256 KiB.</summary>
    public const int Initial = 256 * 1024;

    /// <summary>What an item takes off the credit: its header as well, so that there can be no endless number of empty ones.</summary>
    public static int CostOf(int payloadLength) => McpFrameHeader.EncodedSize + payloadLength;
}
