namespace Coilwright.Mcp.Messages;

/// <summary>The form of a map's entry: a message with the key as field 1 and the value as field 2, both left out at their defaults.</summary>
internal static class MapEntry
{
    public const int KeyNumber = 1;
    public const int ValueNumber = 2;

    public static uint KeyTag<TKey, TKeyCodec>()
        where TKeyCodec : IValueCodec<TKey> => (KeyNumber << 3) | (uint)TKeyCodec.WireType;

    public static uint ValueTag<TValue, TValueCodec>()
        where TValueCodec : IValueCodec<TValue> => (ValueNumber << 3) | (uint)TValueCodec.WireType;

    /// <summary>The bytes of an entry without its own tag and length.</summary>
    public static int SizeOf<TKey, TValue, TKeyCodec, TValueCodec>(TKey key, TValue value)
        where TKeyCodec : IValueCodec<TKey>
        where TValueCodec : IValueCodec<TValue> =>
        (TKeyCodec.IsDefault(key) ? 0 : 1 + TKeyCodec.SizeOf(key)) + (TValueCodec.IsDefault(value) ? 0 : 1 + TValueCodec.SizeOf(value));
}
