using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Numbers in their own bytes, the least significant first.</summary>
public readonly struct LittleEndianCodec<T> : IValueCodec<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public static WireType WireType => Unsafe.SizeOf<T>() == sizeof(ulong) ? WireType.Fixed64 : WireType.Fixed32;

    /// <inheritdoc/>
    public static int FixedSize => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static int SizeOf(T value) => Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static void Write(ref MessageWriter writer, T value) => writer.WriteLittleEndian(value);

    /// <inheritdoc/>
    public static T Read(ref MessageReader reader, T reuse = default) => reader.ReadLittleEndian<T>();

    /// <inheritdoc/>
    public static bool IsDefault(T value) => T.IsZero(value);
}
