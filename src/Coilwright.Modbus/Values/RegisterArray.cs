using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Coilwright.Modbus.Values;

/// <summary>Arrays of numbers in registers, copied and turned around whole by vector instructions.</summary>
public static class RegisterArray
{
    /// <summary>Reads all elements.</summary>
    /// <typeparam name="T">An integer, float, double or enum; of 8-bit elements two share a register.</typeparam>
    /// <param name="data">All registers.</param>
    /// <param name="order">The order of an element's bytes.</param>
    /// <param name="current">Filled and given back, and nothing allocated, if its length is right.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T[] Read<T>(ReadOnlySpan<byte> data, RegisterOrder order, T[]? current)
        where T : unmanaged
    {
        int count = data.Length / Unsafe.SizeOf<T>();
        T[] values = Reuse(current, count);
        int size = count * Unsafe.SizeOf<T>();
        Turn<T>(data[..size], MemoryMarshal.CreateSpan(ref FirstByte(values), size), order);
        return values;
    }

    /// <summary>Reads all elements one by one.</summary>
    /// <param name="data">All registers.</param>
    /// <param name="size">The bytes that an element fills.</param>
    /// <param name="current">Filled and given back, and nothing allocated, if its length is right.</param>
    /// <param name="decode">Reads an element.</param>
    public static T[] Read<T>(ReadOnlySpan<byte> data, int size, T[]? current, Func<ReadOnlySpan<byte>, T> decode)
    {
        ArgumentNullException.ThrowIfNull(decode);
        T[] values = Reuse(current, data.Length / size);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = decode(data.Slice(i * size, size));
        }

        return values;
    }

    /// <summary>Writes all elements.</summary>
    /// <typeparam name="T">An integer, float, double or enum; of 8-bit elements two share a register.</typeparam>
    /// <param name="data">All registers.</param>
    /// <param name="order">The order of an element's bytes.</param>
    /// <param name="values">The elements, as many as fill the registers.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more or fewer elements, or the array is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(Span<byte> data, RegisterOrder order, T[]? values, string member)
        where T : unmanaged
    {
        int count = data.Length / Unsafe.SizeOf<T>();
        T[] elements = RequireCount(values, count, member);
        Turn<T>(MemoryMarshal.CreateReadOnlySpan(ref FirstByte(elements), count * Unsafe.SizeOf<T>()), data, order);
    }

    /// <summary>Writes all elements one by one.</summary>
    /// <param name="data">All registers.</param>
    /// <param name="size">The bytes that an element fills.</param>
    /// <param name="values">The elements, as many as fill the registers.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <param name="encode">Writes an element.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more or fewer elements, or the array is null.</exception>
    public static void Write<T>(Span<byte> data, int size, T[]? values, string member, Action<T, Span<byte>> encode)
    {
        ArgumentNullException.ThrowIfNull(encode);
        T[] elements = RequireCount(values, data.Length / size, member);
        for (int i = 0; i < elements.Length; i++)
        {
            encode(elements[i], data.Slice(i * size, size));
        }
    }

    internal static T[] Reuse<T>(T[]? current, int count) => current is not null && current.Length == count ? current : new T[count];

    internal static T[] RequireCount<T>(T[]? values, int count, string member) =>
        values is not null && values.Length == count ? values : throw WrongCount(values?.Length, count, member);

    private static ArgumentOutOfRangeException WrongCount(int? actual, int count, string member) => new(
        member,
        FormattableString.Invariant($"{member} takes {count} elements, but has {(actual is null ? "none" : actual)}; nothing was written."));

    // The number of elements has been checked, so their bytes need not be counted again: their number is a constant wherever generated code calls.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte FirstByte<T>(T[] values)
        where T : unmanaged => ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(values));

    // Between the wire and the machine an order differs by two steps at most: all bytes of an element turned around, and the bytes of
    // each register turned around. Both are their own inverse and can come in either sequence, so reading and writing are the same.
    // Inlined, as the order is a constant wherever generated code calls: most orders are then one vectorised pass and nothing else.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<T>(ReadOnlySpan<byte> source, Span<byte> destination, RegisterOrder order)
    {
        bool turnsRegisters = Unsafe.SizeOf<T>() > 1 && order is (RegisterOrder.CDAB or RegisterOrder.BADC);
        bool bigEndianBytes = order is RegisterOrder.ABCD or RegisterOrder.BADC;
        if (Unsafe.SizeOf<T>() == 1 || bigEndianBytes != BitConverter.IsLittleEndian)
        {
            source.CopyTo(destination);
        }
        else
        {
            ReverseElements(source, destination, Unsafe.SizeOf<T>());
        }

        if (turnsRegisters)
        {
            ReverseElements(destination, destination, 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReverseElements(ReadOnlySpan<byte> source, Span<byte> destination, int size)
    {
        switch (size)
        {
            case 2:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(source), MemoryMarshal.Cast<byte, ushort>(destination));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(source), MemoryMarshal.Cast<byte, uint>(destination));
                break;
            default:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(source), MemoryMarshal.Cast<byte, ulong>(destination));
                break;
        }
    }
}
