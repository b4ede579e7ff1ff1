namespace Coilwright.Mcp.Messages;

/// <summary>Points in time in the Packed layout: 100 ns steps since 1970-01-01 UTC as a signed 64-bit integer. The offset from UTC is lost.</summary>
/// <typeparam name="TInteger">How the integer stands on the wire.</typeparam>
public readonly struct UnixTicksCodec<TInteger> : IValueCodec<DateTimeOffset>
    where TInteger : IValueCodec<long>
{
    /// <inheritdoc/>
    public static WireType WireType => TInteger.WireType;

    /// <inheritdoc/>
    public static int FixedSize => TInteger.FixedSize;

    /// <inheritdoc/>
    public static int SizeOf(DateTimeOffset value) => TInteger.SizeOf(ToTicks(value));

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, DateTimeOffset value) => TInteger.Write(ref writer, ToTicks(value));

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref MessageReader reader, DateTimeOffset reuse = default)
    {
        long ticks = TInteger.Read(ref reader);
        if (ticks < -DateTime.UnixEpoch.Ticks || ticks > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks)
        {
            reader.Refuse(McpFormatFault.ValueOutOfRange);
            return default;
        }

        return new(DateTime.UnixEpoch.Ticks + ticks, TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public static bool IsDefault(DateTimeOffset value) => value == default;

    private static long ToTicks(DateTimeOffset value) => value.UtcTicks - DateTime.UnixEpoch.Ticks;
}
