using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Mcp.Messages;

/// <summary>
/// Reads single values for views. An offset at or behind the end of the bytes stands for a field that is absent and reads as the default.
/// </summary>
public static class MessageView
{
    /// <summary>Reads a value by its codec.</summary>
    public static T? Value<T, TCodec>(ReadOnlySpan<byte> data, int offset)
        where TCodec : IValueCodec<T>
    {
        if (offset >= data.Length)
        {
            return default;
        }

        DecodeState state = default;
        var reader = new MessageReader(data, ref state);
        reader.MoveTo(offset);
        return TCodec.Read(ref reader);
    }

    /// <summary>Reads a value that may be absent.</summary>
    public static T? Optional<T, TCodec>(ReadOnlySpan<byte> data, int offset)
        where T : struct
        where TCodec : IValueCodec<T> => offset < data.Length ? Value<T, TCodec>(data, offset) : null;

    /// <summary>Reads bytes behind their length.</summary>
    public static ReadOnlySpan<byte> Span(ReadOnlySpan<byte> data, int offset)
    {
        if (offset >= data.Length)
        {
            return default;
        }

        VarIntRead length = VarInt.Read(data, offset);
        return data.Slice(offset + length.Size, (int)length.Value);
    }

    /// <summary>Takes a number of bytes, as many as there are.</summary>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> data, int offset, int length) =>
        offset < data.Length ? data.Slice(offset, length) : default;

    /// <summary>Takes the bytes of a string of fixed length, up to the first zero.</summary>
    public static ReadOnlySpan<byte> FixedText(ReadOnlySpan<byte> data, int offset, int length)
    {
        ReadOnlySpan<byte> text = Slice(data, offset, length);
        int end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    /// <summary>Throws if a reader failed.</summary>
    /// <param name="reader">The reader, at its end.</param>
    /// <param name="state">What it kept.</param>
    /// <param name="schema">The message, to be named.</param>
    /// <exception cref="McpFormatException">It failed.</exception>
    public static void Require(scoped in MessageReader reader, in DecodeState state, MessageSchema schema)
    {
        if (reader.HasFailed(schema))
        {
            Throw(state, schema);
        }
    }

    [DoesNotReturn]
    private static void Throw(in DecodeState state, MessageSchema schema) => throw state.ToException(schema);
}
