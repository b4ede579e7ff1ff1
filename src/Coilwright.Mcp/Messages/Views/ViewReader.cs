namespace Coilwright.Mcp.Messages;

/// <summary>Reads nested messages behind their length, as views.</summary>
public readonly struct ViewReader<TView> : IViewReader<TView>
    where TView : IMessageView<TView>, allows ref struct
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static TView Read(ReadOnlySpan<byte> data, int offset) => TView.Over(MessageView.Span(data, offset));

    /// <inheritdoc/>
    public static TView ReadMissing() => TView.Over(default);

    /// <inheritdoc/>
    public static void Skip(scoped ref MessageReader reader) => reader.ReadSpan();
}
