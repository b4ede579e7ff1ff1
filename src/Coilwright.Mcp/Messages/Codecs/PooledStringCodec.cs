namespace Coilwright.Mcp.Messages;

/// <summary>Strings as UTF-8 behind their length, read by way of <c>StringPool.Shared</c>.</summary>
public readonly struct PooledStringCodec : IValueCodec<string>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(string value) => StringCodec.SizeOf(value);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, string value) => writer.WriteString(value);

    /// <inheritdoc/>
    public static string Read(ref MessageReader reader, string? reuse = null) => reader.ReadPooledString();

    /// <inheritdoc/>
    public static bool IsDefault(string value) => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static string ReadMissing(ref MessageReader reader) => "";
}
