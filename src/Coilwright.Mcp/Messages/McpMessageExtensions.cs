using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp;

/// <summary>What every message can do besides what is generated for it.</summary>
public static class McpMessageExtensions
{
    extension<TMessage>(TMessage message)
        where TMessage : IMcpMessage<TMessage>
    {
        /// <summary>Writes the message and advances the writer.</summary>
        /// <param name="destination">Gets the bytes.</param>
        /// <returns>The number of bytes written.</returns>
        /// <exception cref="InvalidOperationException">A value has no form on the wire, or a one-of has more than one value.</exception>
        public int Encode(IBufferWriter<byte> destination)
        {
            ArgumentNullException.ThrowIfNull(destination);
            int size = message.GetEncodedSize();
            int written = message.Encode(destination.GetSpan(size));
            destination.Advance(written);
            return written;
        }

        /// <summary>The message in a new array.</summary>
        /// <exception cref="InvalidOperationException">A value has no form on the wire, or a one-of has more than one value.</exception>
        public byte[] ToArray()
        {
            byte[] bytes = new byte[message.GetEncodedSize()];
            _ = message.Encode(bytes);
            return bytes;
        }

        /// <summary>Reads a message from bytes that may lie in several segments.</summary>
        /// <exception cref="McpFormatException">The bytes are no valid encoding of it.</exception>
        public static TMessage Decode(in ReadOnlySequence<byte> data)
        {
            using var whole = new ContiguousBytes(data);
            return MessageDecoder.Decode<TMessage>(whole.Span);
        }

        /// <summary>Reads a message from bytes that may lie in several segments, without an exception if that cannot be done.</summary>
        public static bool TryDecode(in ReadOnlySequence<byte> data, [NotNullWhen(true)] out TMessage? decoded)
        {
            using var whole = new ContiguousBytes(data);
            return MessageDecoder.TryDecode<TMessage>(whole.Span, out decoded);
        }
    }

    extension<TMessage>(TMessage)
        where TMessage : class, IReusableMcpMessage<TMessage>
    {
        /// <summary>Reads a message from bytes that may lie in several segments into an object.</summary>
        /// <exception cref="McpFormatException">The bytes are no valid encoding of it; what the target holds is not to be relied on.</exception>
        public static void DecodeInto(in ReadOnlySequence<byte> data, TMessage target)
        {
            ArgumentNullException.ThrowIfNull(target);
            using var whole = new ContiguousBytes(data);
            MessageDecoder.DecodeInto(whole.Span, target);
        }
    }
}
