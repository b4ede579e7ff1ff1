namespace Coilwright.Mcp.Messages;

/// <summary>Spans of time in the Packed layout: 100 ns steps as a signed 64-bit integer.</summary>
/// <typeparam name="TInteger">How the integer stands on the wire.</typeparam>
public readonly struct TicksCodec<TInteger> : IValueCodec<TimeSpan>
    where TInteger : IValueCodec<long>
{
    /// <inheritdoc/>
    public static WireType WireType => TInteger.WireType;

    /// <inheritdoc/>
    public static int FixedSize => TInteger.FixedSize;

    /// <inheritdoc/>
    public static int SizeOf(TimeSpan value) => TInteger.SizeOf(value.Ticks);

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, TimeSpan value) => TInteger.Write(ref writer, value.Ticks);

    /// <inheritdoc/>
    public static TimeSpan Read(ref MessageReader reader, TimeSpan reuse = default) => new(TInteger.Read(ref reader));

    /// <inheritdoc/>
    public static bool IsDefault(TimeSpan value) => value == TimeSpan.Zero;
}
