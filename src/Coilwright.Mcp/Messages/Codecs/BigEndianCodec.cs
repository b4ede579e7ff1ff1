using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Numbers in their own bytes, the most significant first.</summary>
public readonly struct BigEndianCodec<T> : IValueCodec<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public static WireType WireType => Unsafe.SizeOf<T>() == sizeof(ulong) ? WireType.Fixed64 : WireType.Fixed32;

    /// <inheritdoc/>
    public static int FixedSize => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static bool IsMemoryImage => !BitConverter.IsLittleEndian || Unsafe.SizeOf<T>() == 1;

    /// <inheritdoc/>
    public static int SizeOf(T value) => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, T value) => writer.WriteBigEndian(value);

    /// <inheritdoc/>
    public static T Read(ref MessageReader reader, T reuse = default) => reader.ReadBigEndian<T>();

    /// <inheritdoc/>
    public static bool IsDefault(T value) => T.IsZero(value);
}
