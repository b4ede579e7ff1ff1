namespace Coilwright.Mcp.Messages;

/// <summary>Byte arrays behind their length.</summary>
public readonly struct BytesCodec : IValueCodec<byte[]>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(byte[] value) => EncodedSize.Prefixed(value.AsSpan().Length);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, byte[] value) => writer.WriteBytes(value);

    /// <inheritdoc/>
    public static byte[] Read(ref MessageReader reader, byte[]? reuse = null) => reader.ReadBytes(reuse);

    /// <inheritdoc/>
    public static bool IsDefault(byte[] value) => value.AsSpan().IsEmpty;

    /// <inheritdoc/>
    public static byte[] ReadMissing(ref MessageReader reader) => [];
}
