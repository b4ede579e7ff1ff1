using System.Buffers;
using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>What stands before the body of a StreamEnd.</summary>
/// <param name="Status">How the stream ended. From 400 on an error body follows.</param>
/// <param name="Length">The payload bytes of all StreamItem frames of the stream in this direction.</param>
internal readonly record struct StreamEnd(McpStatus Status, ulong Length)
{
    /// <summary>The size in bytes.</summary>
    public const int EncodedSize = 10;

    /// <summary>Writes the fields and returns their size.</summary>
    public int Encode(Span<byte> destination)
    {
        destination = destination[..EncodedSize];
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)Status);
        BinaryPrimitives.WriteUInt64BigEndian(destination[2..], Length);
        return EncodedSize;
    }

    /// <summary>Reads the fields at the beginning of a payload; the body begins behind them. Never throws.</summary>
    public static bool TryDecode(in ReadOnlySequence<byte> payload, out StreamEnd end)
    {
        Span<byte> scratch = stackalloc byte[EncodedSize];
        ReadOnlySpan<byte> bytes = payload.Peek(scratch);
        bool isWhole = bytes.Length == EncodedSize;
        end = isWhole
            ? new StreamEnd((McpStatus)BinaryPrimitives.ReadUInt16BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]))
            : default;
        return isWhole;
    }
}
