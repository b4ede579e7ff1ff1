namespace Coilwright.Modbus.Values;

/// <summary>Flags in a row: coils and discrete inputs, least significant bit of the first byte first, or the bits of whole registers.</summary>
public static class CoilArray
{
    /// <summary>Reads coils or discrete inputs.</summary>
    /// <param name="data">The bits, eight a byte.</param>
    /// <param name="first">The place of the first bit, 0 for the least significant of the first byte.</param>
    /// <param name="count">How many.</param>
    /// <param name="current">Filled and given back, and nothing allocated, if its length is right.</param>
    public static bool[] Read(ReadOnlySpan<byte> data, int first, int count, bool[]? current)
    {
        bool[] values = RegisterArray.Reuse(current, count);
        for (int i = 0; i < values.Length; i++)
        {
            int place = first + i;
            values[i] = (data[place >> 3] & (1 << (place & 7))) != 0;
        }

        return values;
    }

    /// <summary>Writes coils and leaves the other bits as they are.</summary>
    /// <param name="data">The bits, eight a byte.</param>
    /// <param name="first">The place of the first bit, 0 for the least significant of the first byte.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">The values, just as many.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more or fewer values, or the array is null.</exception>
    public static void Write(Span<byte> data, int first, int count, bool[]? values, string member)
    {
        ReadOnlySpan<bool> flags = RegisterArray.RequireCount(values, count, member);
        for (int i = 0; i < flags.Length; i++)
        {
            int place = first + i;
            RegisterBits.Set(ref data[place >> 3], (byte)(1 << (place & 7)), flags[i]);
        }
    }

    /// <summary>Reads the bits of whole registers, sixteen each, least significant first.</summary>
    /// <param name="data">The registers.</param>
    /// <param name="current">Filled and given back, and nothing allocated, if its length is right.</param>
    /// <param name="order">The order of each register's bytes: BADC and DCBA swap them.</param>
    public static bool[] ReadRegisters(ReadOnlySpan<byte> data, bool[]? current, RegisterOrder order = RegisterOrder.ABCD)
    {
        int firstByte = FirstByte(order);
        bool[] values = RegisterArray.Reuse(current, data.Length * 8);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (data[(i >> 3) ^ firstByte] & (1 << (i & 7))) != 0;
        }

        return values;
    }

    /// <summary>Writes the bits of whole registers, sixteen each, least significant first.</summary>
    /// <param name="data">The registers.</param>
    /// <param name="values">The values, sixteen a register.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <param name="order">The order of each register's bytes: BADC and DCBA swap them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more or fewer values, or the array is null.</exception>
    public static void WriteRegisters(Span<byte> data, bool[]? values, string member, RegisterOrder order = RegisterOrder.ABCD)
    {
        int firstByte = FirstByte(order);
        ReadOnlySpan<bool> flags = RegisterArray.RequireCount(values, data.Length * 8, member);
        for (int i = 0; i < flags.Length; i++)
        {
            RegisterBits.Set(ref data[(i >> 3) ^ firstByte], (byte)(1 << (i & 7)), flags[i]);
        }
    }

    // The low byte, with the first eight bits, comes second in a register unless its bytes are swapped.
    private static int FirstByte(RegisterOrder order) => order.SwapsBytes() ? 0 : 1;
}
