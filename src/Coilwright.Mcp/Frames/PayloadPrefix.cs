using System.Buffers;

namespace Coilwright.Mcp.Frames;

/// <summary>Looks at the beginning of a payload that may lie in several pieces.</summary>
internal static class PayloadPrefix
{
    /// <summary>As many of the first bytes as there are and <paramref name="scratch"/> has room for, in one piece.</summary>
    public static ReadOnlySpan<byte> Peek(this in ReadOnlySequence<byte> payload, Span<byte> scratch)
    {
        ReadOnlySpan<byte> first = payload.FirstSpan;
        if (first.Length >= scratch.Length || payload.IsSingleSegment)
        {
            return first[..Math.Min(first.Length, scratch.Length)];
        }

        int length = (int)Math.Min(payload.Length, scratch.Length);
        payload.Slice(0, length).CopyTo(scratch);
        return scratch[..length];
    }
}
