using System.Numerics;

namespace Coilwright.Mcp.Messages;

/// <summary>Integers of 8 to 64 bits as varints.</summary>
public readonly struct VarIntCodec<T> : IValueCodec<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <inheritdoc/>
    public static WireType WireType => WireType.VarInt;

    /// <inheritdoc/>
    public static int SizeOf(T value) => VarInt.SizeOf(VarInt.ToBits(value));

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, T value) => writer.WriteVarInt(value);

    /// <inheritdoc/>
    public static T Read(ref MessageReader reader, T reuse = default) => reader.ReadVarInt<T>();

    /// <inheritdoc/>
    public static bool IsDefault(T value) => T.IsZero(value);
}
