using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>The fields of a W3C <c>traceparent</c> (Trace Context, 3.2.2) of version 00, as bytes.</summary>
/// <param name="TraceId">The trace, 16 bytes.</param>
/// <param name="ParentId">The caller's span, 8 bytes.</param>
/// <param name="Flags">The trace flags: bit 0 says that the trace is recorded.</param>
internal readonly record struct TraceContext(UInt128 TraceId, ulong ParentId, byte Flags)
{
    /// <summary>The size in bytes.</summary>
    public const int EncodedSize = 25;

    /// <summary>Writes the fields and returns their size.</summary>
    public int Encode(Span<byte> destination)
    {
        destination = destination[..EncodedSize];
        BinaryPrimitives.WriteUInt128BigEndian(destination, TraceId);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], ParentId);
        destination[24] = Flags;
        return EncodedSize;
    }

    /// <summary>Reads the fields from at least <see cref="EncodedSize"/> bytes.</summary>
    public static TraceContext Decode(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadUInt128BigEndian(source), BinaryPrimitives.ReadUInt64BigEndian(source[16..]), source[24]);
}
