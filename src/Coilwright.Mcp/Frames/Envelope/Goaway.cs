using System.Buffers.Binary;
using System.Text;

namespace Coilwright.Mcp.Frames;

/// <summary>Asks the peer to send no further requests on this connection.</summary>
/// <param name="LastSequenceId">The last request that was taken; 0 if none was. What was sent after it was not looked at.</param>
/// <param name="Status">Why: 503 for a shutdown, 400 for a handshake that cannot be agreed on, and so on.</param>
/// <param name="Message">Why, for people.</param>
internal readonly record struct Goaway(uint LastSequenceId, McpStatus Status, string Message)
{
    private const int MinSize = 6;

    /// <summary>The size in bytes.</summary>
    public int EncodedSize => MinSize + Encoding.UTF8.GetByteCount(Message);

    /// <summary>Writes the payload and returns its size.</summary>
    public int Encode(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, LastSequenceId);
        BinaryPrimitives.WriteUInt16BigEndian(destination[4..], (ushort)Status);
        return MinSize + Encoding.UTF8.GetBytes(Message, destination[MinSize..]);
    }

    /// <summary>Reads the payload. Never throws.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, out Goaway goaway)
    {
        bool isWhole = payload.Length >= MinSize;
        goaway = isWhole
            ? new Goaway(
                BinaryPrimitives.ReadUInt32BigEndian(payload),
                (McpStatus)BinaryPrimitives.ReadUInt16BigEndian(payload[4..]),
                Encoding.UTF8.GetString(payload[MinSize..]))
            : default;
        return isWhole;
    }
}
