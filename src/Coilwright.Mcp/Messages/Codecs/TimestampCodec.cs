namespace Coilwright.Mcp.Messages;

/// <summary>Points in time as <c>google.protobuf.Timestamp</c>. The offset from UTC is lost, and what is finer than 100 ns when read.</summary>
public readonly struct TimestampCodec : IValueCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static int SizeOf(DateTimeOffset value) => EncodedSize.Prefixed(SecondsAndNanos.Of(value).Size);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, DateTimeOffset value) => SecondsAndNanos.Of(value).WritePrefixed(ref writer);

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref MessageReader reader, DateTimeOffset reuse = default)
    {
        NestedBytes nested = default;
        reader.ReadNested(ref nested);
        return reader.DecodeTimestamp(nested);
    }

    /// <inheritdoc/>
    public static bool IsDefault(DateTimeOffset value) => false;

    /// <inheritdoc/>
    public static DateTimeOffset ReadMissing(ref MessageReader reader) => DateTimeOffset.UnixEpoch;
}
