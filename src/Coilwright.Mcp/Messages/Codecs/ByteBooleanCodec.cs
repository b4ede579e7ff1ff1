namespace Coilwright.Mcp.Messages;

/// <summary>Booleans as one byte in the Packed layout: written as 0 or 1, read as false only from 0, as in C.</summary>
public readonly struct ByteBooleanCodec : IValueCodec<bool>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.VarInt;

    /// <inheritdoc/>
    public static int FixedSize => sizeof(bool);

    /// <inheritdoc/>
    public static int SizeOf(bool value) => sizeof(bool);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, bool value) => writer.WriteBoolean(value);

    /// <inheritdoc/>
    public static bool Read(ref MessageReader reader, bool reuse = false) => reader.ReadLittleEndian<byte>() != 0;

    /// <inheritdoc/>
    public static bool IsDefault(bool value) => !value;
}
