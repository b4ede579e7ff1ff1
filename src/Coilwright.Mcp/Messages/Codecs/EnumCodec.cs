using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Enums as their underlying integers; values without a name are kept.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TUnderlying">Its underlying type.</typeparam>
/// <typeparam name="TInteger">How the underlying type stands on the wire.</typeparam>
public readonly struct EnumCodec<TEnum, TUnderlying, TInteger> : IValueCodec<TEnum>
    where TEnum : unmanaged, Enum
    where TUnderlying : unmanaged
    where TInteger : IValueCodec<TUnderlying>
{
    /// <inheritdoc/>
    public static WireType WireType => TInteger.WireType;

    /// <inheritdoc/>
    public static int FixedSize => TInteger.FixedSize;

    /// <inheritdoc/>
    public static bool IsMemoryImage => TInteger.IsMemoryImage;

    /// <inheritdoc/>
    public static int SizeOf(TEnum value) => TInteger.SizeOf(Unsafe.BitCast<TEnum, TUnderlying>(value));

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, TEnum value) => TInteger.Write(ref writer, Unsafe.BitCast<TEnum, TUnderlying>(value));

    /// <inheritdoc/>
    public static TEnum Read(ref MessageReader reader, TEnum reuse = default) =>
        Unsafe.BitCast<TUnderlying, TEnum>(TInteger.Read(ref reader));

    /// <inheritdoc/>
    public static bool IsDefault(TEnum value) => TInteger.IsDefault(Unsafe.BitCast<TEnum, TUnderlying>(value));
}
