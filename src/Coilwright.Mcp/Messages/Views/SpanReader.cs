namespace Coilwright.Mcp.Messages;

/// <summary>Reads bytes behind their length: strings as UTF-8, and byte arrays.</summary>
public readonly struct SpanReader : IViewReader<ReadOnlySpan<byte>>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> data, int offset) => MessageView.Span(data, offset);

    /// <inheritdoc/>
    public static ReadOnlySpan<byte> ReadMissing() => default;

    /// <inheritdoc/>
    public static void Skip(scoped ref MessageReader reader) => reader.ReadSpan();
}
