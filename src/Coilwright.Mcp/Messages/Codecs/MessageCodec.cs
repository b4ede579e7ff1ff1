namespace Coilwright.Mcp.Messages;

/// <summary>Nested messages behind their length.</summary>
public readonly struct MessageCodec<T> : IValueCodec<T>
    where T : IMcpMessage<T>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(T value) => EncodedSize.Prefixed(value.GetEncodedSize());

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, T value) => writer.WriteMessage(value);

    /// <inheritdoc/>
    public static T Read(ref MessageReader reader, T? reuse = default) => reader.ReadMessage<T>();

    /// <inheritdoc/>
    public static bool IsDefault(T value) => false;

    /// <inheritdoc/>
    public static T ReadMissing(ref MessageReader reader) => reader.Decode<T>(default(NestedBytes));
}
