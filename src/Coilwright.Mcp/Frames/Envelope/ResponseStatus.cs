using System.Buffers;
using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>The two bytes before the body of a Response.</summary>
internal static class ResponseStatus
{
    /// <summary>The size in bytes.</summary>
    public const int EncodedSize = 2;

    /// <summary>Whether the body tells an error.</summary>
    public static bool IsError(this McpStatus status) => (ushort)status >= 400;

    /// <summary>Writes the status and returns its size.</summary>
    public static int Encode(McpStatus status, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)status);
        return EncodedSize;
    }

    /// <summary>Reads the status at the beginning of a payload; the body begins behind it. Never throws.</summary>
    public static bool TryDecode(in ReadOnlySequence<byte> payload, out McpStatus status)
    {
        Span<byte> scratch = stackalloc byte[EncodedSize];
        ReadOnlySpan<byte> bytes = payload.Peek(scratch);
        bool isWhole = BinaryPrimitives.TryReadUInt16BigEndian(bytes, out ushort value);
        status = (McpStatus)value;
        return isWhole;
    }
}
