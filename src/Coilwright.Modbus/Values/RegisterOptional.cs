using System.Buffers.Binary;

namespace Coilwright.Modbus.Values;

/// <summary>Values that are not plain numbers, where the device may say that it has none by a pattern of bits.</summary>
public static class RegisterOptional
{
    /// <summary>Writes a value, or the first of the patterns that say that there is none.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="data">All its registers: 1, 2 or 4.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="order">The order in which the patterns stand in the registers.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <param name="encode">Writes a value.</param>
    /// <param name="patterns">The patterns, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is written as one of the patterns: it would come back as none.</exception>
    public static void Write<T>(
        Span<byte> data, T? value, RegisterOrder order, string member, Action<T, Span<byte>> encode, params ReadOnlySpan<ulong> patterns)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(encode);
        if (value is not { } present)
        {
            WritePattern(data, order, patterns[0]);
            return;
        }

        encode(present, data);
        ulong written = ReadPattern(data, order);
        foreach (ulong pattern in patterns)
        {
            RegisterNumber.RequireNot(written, pattern, member);
        }
    }

    private static void WritePattern(Span<byte> data, RegisterOrder order, ulong pattern)
    {
        for (int i = data.Length - 2; i >= 0; i -= 2, pattern >>= 16)
        {
            Span<byte> register = data[Place(i, data.Length, order)..];
            if (order.SwapsBytes())
            {
                BinaryPrimitives.WriteUInt16LittleEndian(register, (ushort)pattern);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(register, (ushort)pattern);
            }
        }
    }

    private static ulong ReadPattern(ReadOnlySpan<byte> data, RegisterOrder order)
    {
        ulong pattern = 0;
        for (int i = 0; i < data.Length; i += 2)
        {
            ReadOnlySpan<byte> register = data[Place(i, data.Length, order)..];
            ushort bits = order.SwapsBytes() ? BinaryPrimitives.ReadUInt16LittleEndian(register) : BinaryPrimitives.ReadUInt16BigEndian(register);
            pattern = (pattern << 16) | bits;
        }

        return pattern;
    }

    private static int Place(int at, int size, RegisterOrder order) => order is RegisterOrder.CDAB or RegisterOrder.DCBA ? size - 2 - at : at;
}
