using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>The server's answer to <see cref="Hello"/>. Behind it stands the list of its services, see <see cref="ServiceList"/>.</summary>
/// <param name="Version">The version that both will speak.</param>
/// <param name="IsResumed">Whether the session that the client named goes on; otherwise a new one has begun.</param>
/// <param name="Features">What both can do.</param>
/// <param name="SessionId">The session, to be named after a reconnect.</param>
/// <param name="Limits">What the server takes.</param>
internal readonly record struct Welcome(byte Version, bool IsResumed, McpFeatures Features, Guid SessionId, PeerLimits Limits)
{
    /// <summary>The size in bytes, without the list of services.</summary>
    public const int EncodedSize = 22 + PeerLimits.EncodedSize;

    /// <summary>Writes the payload up to the list of services, and returns its size.</summary>
    public int Encode(Span<byte> destination)
    {
        destination[0] = Version;
        destination[1] = IsResumed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(destination[2..], (uint)Features);
        SessionId.TryWriteBytes(destination[6..22], bigEndian: true, out _);
        return 22 + Limits.Encode(destination[22..]);
    }

    /// <summary>Reads the payload up to the list of services. Never throws.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, out Welcome welcome)
    {
        welcome = default;
        if (payload.Length < EncodedSize)
        {
            return false;
        }

        welcome = new Welcome(
            payload[0],
            (payload[1] & 1) != 0,
            (McpFeatures)BinaryPrimitives.ReadUInt32BigEndian(payload[2..]),
            new Guid(payload[6..22], bigEndian: true),
            PeerLimits.Decode(payload[22..]));
        return true;
    }
}
