using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Decodes messages that are nested in others, no deeper than allowed.</summary>
internal static class NestedMessage
{
    /// <summary>Makes a message from its bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="offset">Where they begin within the outermost message.</param>
    /// <param name="state">Keeps what goes wrong; the message then means nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Decode<T>(ReadOnlySpan<byte> bytes, int offset, ref DecodeState state)
        where T : IMcpMessage<T>
    {
        T? message = default;
        if (state.TryEnter(offset, out int outerOrigin))
        {
            _ = T.TryDecode(bytes, ref state, out message);
            state.Leave(outerOrigin);
        }

        return message!;
    }

    /// <summary>Reads a message into an object, or into a new one if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DecodeInto<T>(ReadOnlySpan<byte> bytes, int offset, ref DecodeState state, T? target)
        where T : class, IReusableMcpMessage<T>
    {
        if (target is null)
        {
            return Decode<T>(bytes, offset, ref state);
        }

        if (state.TryEnter(offset, out int outerOrigin))
        {
            _ = T.TryDecodeInto(bytes, ref state, target);
            state.Leave(outerOrigin);
        }

        return target;
    }
}
