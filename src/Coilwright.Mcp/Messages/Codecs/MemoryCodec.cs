namespace Coilwright.Mcp.Messages;

/// <summary>Read-only memory of bytes behind its length. Reading always makes a new array: nobody knows who else holds the old one.</summary>
public readonly struct MemoryCodec : IValueCodec<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(ReadOnlyMemory<byte> value) => EncodedSize.Prefixed(value.Length);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, ReadOnlyMemory<byte> value) => writer.WriteBytes(value.Span);

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read(ref MessageReader reader, ReadOnlyMemory<byte> reuse = default) => reader.ReadBytes();

    /// <inheritdoc/>
    public static bool IsDefault(ReadOnlyMemory<byte> value) => value.IsEmpty;
}
