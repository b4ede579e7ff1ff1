namespace Coilwright.Mcp.Messages;

/// <summary>Spans of time as <c>google.protobuf.Duration</c>. What is finer than 100 ns is lost when read.</summary>
public readonly struct DurationCodec : IValueCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(TimeSpan value) => EncodedSize.Prefixed(SecondsAndNanos.Of(value).Size);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, TimeSpan value) => SecondsAndNanos.Of(value).WritePrefixed(ref writer);

    /// <inheritdoc/>
    public static TimeSpan Read(ref MessageReader reader, TimeSpan reuse = default)
    {
        NestedBytes nested = default;
        reader.ReadNested(ref nested);
        return reader.DecodeDuration(nested);
    }

    /// <inheritdoc/>
    public static bool IsDefault(TimeSpan value) => false;
}
