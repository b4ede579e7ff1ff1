using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Decodes messages of a type that only a type parameter tells. Where the type is known, its own methods are the faster.</summary>
public static class MessageDecoder
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="McpFormatException">The bytes are no valid encoding of it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Decode<T>(ReadOnlySpan<byte> data)
        where T : IMcpMessage<T>
    {
        DecodeState state = default;
        if (!T.TryDecode(data, ref state, out T? message))
        {
            state.Throw(T.Schema);
        }

        return message;
    }

    /// <summary>Reads a message, without an exception if that cannot be done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecode<T>(ReadOnlySpan<byte> data, [MaybeNullWhen(false)] out T message)
        where T : IMcpMessage<T>
    {
        DecodeState state = default;
        return T.TryDecode(data, ref state, out message);
    }

    /// <summary>Reads a message into an object.</summary>
    /// <exception cref="McpFormatException">The bytes are no valid encoding of it; what the target holds is not to be relied on.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DecodeInto<T>(ReadOnlySpan<byte> data, T target)
        where T : class, IReusableMcpMessage<T>
    {
        DecodeState state = default;
        if (!T.TryDecodeInto(data, ref state, target))
        {
            state.Throw(T.Schema);
        }
    }
}
