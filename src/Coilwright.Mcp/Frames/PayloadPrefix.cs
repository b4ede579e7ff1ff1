using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Frames;

/// <summary>Looks at the beginning of a payload that may lie in several pieces.</summary>
internal static class PayloadPrefix
{
    /// <summary>Reads the message that a payload begins with. <see langword="false"/> if the payload ends within it.</summary>
    public static bool TryDecode<TMessage>(this in ReadOnlySequence<byte> payload, [MaybeNullWhen(false)] out TMessage message)
        where TMessage : IFixedSizeMcpMessage<TMessage>
    {
        Span<byte> scratch = stackalloc byte[TMessage.EncodedSize];
        ReadOnlySpan<byte> bytes = payload.Peek(scratch);
        if (bytes.Length == scratch.Length)
        {
            return MessageDecoder.TryDecode(bytes, out message);
        }

        message = default;
        return false;
    }

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
