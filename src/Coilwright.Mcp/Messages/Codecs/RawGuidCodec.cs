namespace Coilwright.Mcp.Messages;

/// <summary>Guids as sixteen bytes in the order of RFC 9562, for the Packed layout.</summary>
public readonly struct RawGuidCodec : IValueCodec<Guid>
{
    internal const int Size = 16;

    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int FixedSize => Size;

    /// <inheritdoc/>
    public static int SizeOf(Guid value) => Size;

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, Guid value) => _ = value.TryWriteBytes(writer.Take(Size), bigEndian: true, out _);

    /// <inheritdoc/>
    public static Guid Read(ref MessageReader reader, Guid reuse = default) => reader.ReadRawGuid();

    /// <inheritdoc/>
    public static bool IsDefault(Guid value) => value == Guid.Empty;
}
