namespace Coilwright.Mcp.Messages;

/// <summary>Reads nested messages of fixed size in the Packed layout, as views.</summary>
/// <typeparam name="TView">The view.</typeparam>
/// <typeparam name="TMessage">The message.</typeparam>
public readonly struct InlineViewReader<TView, TMessage> : IViewReader<TView>
    where TView : IMessageView<TView>, allows ref struct
    where TMessage : IFixedSizeMcpMessage<TMessage>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.LengthDelimited;

    /// <inheritdoc/>
    public static TView Read(ReadOnlySpan<byte> data, int offset) => TView.Over(MessageView.Slice(data, offset, TMessage.EncodedSize));

    /// <inheritdoc/>
    public static TView ReadMissing() => TView.Over(default);

    /// <inheritdoc/>
    public static void Skip(scoped ref MessageReader reader) => reader.MarkFixed(TMessage.EncodedSize);
}
