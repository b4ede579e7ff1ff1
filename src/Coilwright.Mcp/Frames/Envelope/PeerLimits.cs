using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>What a peer takes, as both sides tell each other in the handshake.</summary>
/// <param name="MaxFrameLength">The most payload of one frame, in bytes.</param>
/// <param name="MaxInFlight">The most requests that it works on at once for this connection; more are refused with 429.</param>
/// <param name="IdleMilliseconds">After how long without a frame it gives the connection up; 0 for never.</param>
internal readonly record struct PeerLimits(uint MaxFrameLength, uint MaxInFlight, uint IdleMilliseconds)
{
    /// <summary>The size in bytes.</summary>
    public const int EncodedSize = 12;

    /// <summary>Writes the limits and returns their size.</summary>
    public int Encode(Span<byte> destination)
    {
        destination = destination[..EncodedSize];
        BinaryPrimitives.WriteUInt32BigEndian(destination, MaxFrameLength);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], MaxInFlight);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], IdleMilliseconds);
        return EncodedSize;
    }

    /// <summary>Reads the limits from at least <see cref="EncodedSize"/> bytes.</summary>
    public static PeerLimits Decode(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadUInt32BigEndian(source),
        BinaryPrimitives.ReadUInt32BigEndian(source[4..]),
        BinaryPrimitives.ReadUInt32BigEndian(source[8..]));
}
