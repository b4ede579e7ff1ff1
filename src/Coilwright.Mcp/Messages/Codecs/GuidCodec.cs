namespace Coilwright.Mcp.Messages;

/// <summary>Guids as sixteen bytes in the order of RFC 9562, behind their length.</summary>
public readonly struct GuidCodec : IValueCodec<Guid>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(Guid value) => EncodedSize.Prefixed(RawGuidCodec.Size);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, Guid value)
    {
        writer.WriteVarInt(RawGuidCodec.Size);
        RawGuidCodec.Write(ref writer, value);
    }

    /// <inheritdoc/>
    public static Guid Read(ref MessageReader reader, Guid reuse = default) => reader.ReadGuid();

    /// <inheritdoc/>
    public static bool IsDefault(Guid value) => value == Guid.Empty;
}
