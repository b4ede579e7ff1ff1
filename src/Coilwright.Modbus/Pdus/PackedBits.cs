namespace Coilwright.Modbus.Pdus;

/// <summary>
/// Coils and discrete inputs as they travel: eight a byte, the first one least significant (specification V1.1b3, 6.1).
/// </summary>
public static class PackedBits
{
    /// <summary>The bytes that a number of bits takes.</summary>
    public static int SizeOf(int count) => PduShape.BitBytes(count);

    /// <summary>Reads bits from their bytes.</summary>
    /// <param name="data">The bytes; bits behind the last value are ignored.</param>
    /// <param name="values">One for each bit.</param>
    /// <exception cref="ArgumentException">There are fewer bits than values.</exception>
    public static void Unpack(ReadOnlySpan<byte> data, Span<bool> values)
    {
        data = Sized(data, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((data[i / 8] >> (i % 8)) & 1) != 0;
        }
    }

    /// <summary>Writes bits to their bytes; what is left of the last byte is set to 0.</summary>
    /// <param name="values">One for each bit.</param>
    /// <param name="data">The bytes, at least <see cref="SizeOf"/> the number of values.</param>
    /// <exception cref="ArgumentException">The bytes do not hold all bits.</exception>
    public static void Pack(ReadOnlySpan<bool> values, Span<byte> data)
    {
        _ = Sized(data, values.Length);
        data = data[..SizeOf(values.Length)];
        data.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            data[i / 8] |= (byte)((values[i] ? 1 : 0) << (i % 8));
        }
    }

    /// <summary>Copies a run of bits from any bit to any other; the bits around it stay as they are.</summary>
    /// <param name="source">The bytes to read from.</param>
    /// <param name="sourceBit">The first bit in the source.</param>
    /// <param name="destination">The bytes to write to; they must not overlap the source.</param>
    /// <param name="destinationBit">The first bit in the destination.</param>
    /// <param name="count">How many bits.</param>
    public static void Copy(ReadOnlySpan<byte> source, int sourceBit, Span<byte> destination, int destinationBit, int count)
    {
        for (int done = 0; done < count;)
        {
            int to = destinationBit + done;
            int run = Math.Min(8 - (to % 8), count - done);
            int bits = Read(source, sourceBit + done, run);
            int mask = ((1 << run) - 1) << (to % 8);
            destination[to / 8] = (byte)((destination[to / 8] & ~mask) | (bits << (to % 8)));
            done += run;
        }
    }

    private static int Read(ReadOnlySpan<byte> source, int bit, int count)
    {
        int index = bit / 8;
        int bits = source[index] >> (bit % 8);
        if ((bit % 8) + count > 8)
        {
            bits |= source[index + 1] << (8 - (bit % 8));
        }

        return bits & ((1 << count) - 1);
    }

    private static ReadOnlySpan<byte> Sized(ReadOnlySpan<byte> data, int count) =>
        data.Length >= SizeOf(count)
            ? data
            : throw new ArgumentException($"{count} bits take {SizeOf(count)} bytes, not {data.Length}.", nameof(data));
}
