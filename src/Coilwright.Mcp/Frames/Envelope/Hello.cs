using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>What a client says first.</summary>
/// <param name="MinVersion">The lowest version of the protocol that it speaks.</param>
/// <param name="MaxVersion">The highest.</param>
/// <param name="Features">What it can do.</param>
/// <param name="SessionId">The session to go on with; empty for a new one.</param>
/// <param name="Limits">What it takes.</param>
internal readonly record struct Hello(byte MinVersion, byte MaxVersion, McpFeatures Features, Guid SessionId, PeerLimits Limits)
{
    /// <summary>The size in bytes. A later version may add fields behind these.</summary>
    public const int EncodedSize = 22 + PeerLimits.EncodedSize;

    /// <summary>Writes the payload and returns its size.</summary>
    public int Encode(Span<byte> destination)
    {
        destination[0] = MinVersion;
        destination[1] = MaxVersion;
        BinaryPrimitives.WriteUInt32BigEndian(destination[2..], (uint)Features);
        SessionId.TryWriteBytes(destination[6..22], bigEndian: true, out _);
        return 22 + Limits.Encode(destination[22..]);
    }

    /// <summary>Reads the payload. Never throws.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, out Hello hello)
    {
        hello = default;
        if (payload.Length < EncodedSize || payload[0] > payload[1])
        {
            return false;
        }

        hello = new Hello(
            payload[0],
            payload[1],
            (McpFeatures)BinaryPrimitives.ReadUInt32BigEndian(payload[2..]),
            new Guid(payload[6..22], bigEndian: true),
            PeerLimits.Decode(payload[22..]));
        return true;
    }
}
