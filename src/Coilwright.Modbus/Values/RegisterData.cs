using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Values;

/// <summary>Checks the length of register data once, so that what reads and writes it at constant offsets need not.</summary>
public static class RegisterData
{
    /// <summary>The first <paramref name="size"/> bytes of the data.</summary>
    /// <param name="data">Registers or bits as they came over the wire.</param>
    /// <param name="size">How many bytes are needed.</param>
    /// <exception cref="ArgumentException">The data is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Require(ReadOnlySpan<byte> data, int size)
    {
        if (data.Length < size)
        {
            ThrowTooShort(data.Length, size);
        }

        return data[..size];
    }

    /// <inheritdoc cref="Require(ReadOnlySpan{byte}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<byte> Require(Span<byte> data, int size)
    {
        if (data.Length < size)
        {
            ThrowTooShort(data.Length, size);
        }

        return data[..size];
    }

    private static void ThrowTooShort(int length, int size) =>
        throw new ArgumentException(FormattableString.Invariant($"{size} bytes are needed, but there are only {length}."));
}
