namespace Coilwright.Mcp.Messages;

/// <summary>Reads values of a codec.</summary>
public readonly struct ValueReader<T, TCodec> : IViewReader<T>
    where TCodec : IValueCodec<T>
{
    /// <inheritdoc/>
    public static WireType WireType => TCodec.WireType;

    /// <inheritdoc/>
    public static T Read(ReadOnlySpan<byte> data, int offset) => MessageView.Value<T, TCodec>(data, offset)!;

    /// <inheritdoc/>
    public static T ReadMissing()
    {
        DecodeState state = default;
        var reader = new MessageReader(default, ref state);
        return TCodec.ReadMissing(ref reader);
    }

    /// <inheritdoc/>
    public static void Skip(scoped ref MessageReader reader) => TCodec.Read(ref reader);
}
