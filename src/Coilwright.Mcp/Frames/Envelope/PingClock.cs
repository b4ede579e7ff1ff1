using System.Buffers;
using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>The payload of Ping and Pong: the clock of whoever sent the Ping, in a unit of its own choice.</summary>
internal static class PingClock
{
    /// <summary>The size in bytes.</summary>
    public const int EncodedSize = 8;

    /// <summary>Writes the payload and returns its size.</summary>
    public static int Encode(ulong clock, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, clock);
        return EncodedSize;
    }

    /// <summary>Reads the payload. Never throws.</summary>
    public static bool TryDecode(in ReadOnlySequence<byte> payload, out ulong clock)
    {
        Span<byte> scratch = stackalloc byte[EncodedSize];
        return BinaryPrimitives.TryReadUInt64BigEndian(payload.Peek(scratch), out clock) && payload.Length == EncodedSize;
    }
}
