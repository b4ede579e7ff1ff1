namespace Coilwright.Mcp.Messages;

/// <summary>Nested messages of fixed size in the Packed layout, without a length before them.</summary>
public readonly struct InlineMessageCodec<T> : IValueCodec<T>
    where T : IFixedSizeMcpMessage<T>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int FixedSize => T.EncodedSize;

    /// <inheritdoc/>
    public static int SizeOf(T value) => T.EncodedSize;

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, T value) => value.Encode(writer.Take(T.EncodedSize));

    /// <inheritdoc/>
    public static T Read(ref MessageReader reader, T? reuse = default) => reader.ReadInline<T>();

    /// <inheritdoc/>
    public static bool IsDefault(T value) => false;
}
