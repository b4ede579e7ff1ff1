using System.Diagnostics.CodeAnalysis;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp;

/// <summary>What the generator adds to a type marked with <see cref="McpMessageAttribute"/>.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IMcpMessage<TSelf>
    where TSelf : IMcpMessage<TSelf>
{
    /// <summary>The message's name and fields.</summary>
    static abstract MessageSchema Schema { get; }

    /// <summary>The number of bytes that <see cref="Encode"/> writes.</summary>
    int GetEncodedSize();

    /// <summary>Writes the message.</summary>
    /// <param name="destination">At least <see cref="GetEncodedSize"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    /// <exception cref="InvalidOperationException">A value has no form on the wire, or a one-of has more than one value.</exception>
    int Encode(Span<byte> destination);

    /// <summary>Reads a message that may be nested in another.</summary>
    /// <param name="data">The bytes of this message.</param>
    /// <param name="state">Where the outermost message stands; keeps what went wrong.</param>
    /// <param name="message">The message.</param>
    /// <returns>Whether the bytes are a message.</returns>
    static abstract bool TryDecode(ReadOnlySpan<byte> data, ref DecodeState state, [MaybeNullWhen(false)] out TSelf message);
}
