using System.Buffers;
using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>The payload of a StreamCredit: how many bytes more the sender of the stream may send, 1 to 2^31 - 1.</summary>
internal static class StreamCredit
{
    /// <summary>The credit that every stream begins with: 256 KiB.</summary>
    public const int Initial = 256 * 1024;

    /// <summary>The size in bytes.</summary>
    public const int EncodedSize = 4;

    /// <summary>Writes the payload and returns its size.</summary>
    public static int Encode(int bytes, Span<byte> destination)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination, bytes);
        return EncodedSize;
    }

    /// <summary>Reads the payload. Never throws.</summary>
    public static bool TryDecode(in ReadOnlySequence<byte> payload, out int bytes)
    {
        Span<byte> scratch = stackalloc byte[EncodedSize];
        return BinaryPrimitives.TryReadInt32BigEndian(payload.Peek(scratch), out bytes) && bytes > 0;
    }
}
