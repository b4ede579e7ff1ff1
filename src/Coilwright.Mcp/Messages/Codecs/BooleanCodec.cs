namespace Coilwright.Mcp.Messages;

/// <summary>Booleans as one byte, 0 or 1. Read as a varint, of which any but 0 is true.</summary>
public readonly struct BooleanCodec : IValueCodec<bool>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.VarInt;

    /// <inheritdoc/>
    public static int SizeOf(bool value) => sizeof(bool);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, bool value) => writer.WriteBoolean(value);

    /// <inheritdoc/>
    public static bool Read(ref MessageReader reader, bool reuse = false) => reader.ReadBoolean();

    /// <inheritdoc/>
    public static bool IsDefault(bool value) => !value;
}
