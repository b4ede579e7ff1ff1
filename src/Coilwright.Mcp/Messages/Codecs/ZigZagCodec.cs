using System.Numerics;

namespace Coilwright.Mcp.Messages;

/// <summary>Signed integers of 8 to 64 bits in zigzag form.</summary>
public readonly struct ZigZagCodec<T> : IValueCodec<T>
    where T : unmanaged, IBinaryInteger<T>, ISignedNumber<T>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.VarInt;

    /// <inheritdoc/>
    public static int SizeOf(T value) => VarInt.SizeOf(VarInt.ToZigZag(long.CreateTruncating(value)));

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, T value) => writer.WriteZigZag(value);

    /// <inheritdoc/>
    public static T Read(ref MessageReader reader, T reuse = default) => reader.ReadZigZag<T>();

    /// <inheritdoc/>
    public static bool IsDefault(T value) => T.IsZero(value);
}
