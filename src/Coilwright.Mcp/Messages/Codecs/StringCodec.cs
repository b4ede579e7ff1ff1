namespace Coilwright.Mcp.Messages;

/// <summary>Strings as UTF-8 behind their length.</summary>
public readonly struct StringCodec : IValueCodec<string>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(string value) => EncodedSize.Prefixed(Utf8Text.SizeOf(value));

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, string value) => writer.WriteString(value);

    /// <inheritdoc/>
    public static string Read(ref MessageReader reader, string? reuse = null) => reader.ReadString(reuse);

    /// <inheritdoc/>
    public static bool IsDefault(string value) => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static string ReadMissing(ref MessageReader reader) => "";
}
