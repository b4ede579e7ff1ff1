using Coilwright.Modbus.Values;
using CsCheck;

namespace Coilwright.Modbus.Tests.Values;

public sealed class RegisterArrayTests
{
    private static readonly Gen<RegisterOrder> Orders = Gen.Enum<RegisterOrder>();

    [Fact]
    public void A_whole_array_reads_as_its_elements_do() => Gen.Select(Gen.UInt.Array[0, 40], Orders).Sample((values, order) =>
    {
        byte[] data = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
        {
            Write(data.AsSpan(i * 4), order, values[i]);
        }

        byte[] written = new byte[data.Length];
        RegisterArray.Write(written, order, values, "Values");
        return RegisterArray.Read<uint>(data, order, null).SequenceEqual(values) && written.SequenceEqual(data);
    });

    [Fact]
    public void Reading_and_writing_are_inverse_for_every_width() => Gen.Select(Gen.Byte.Array[0, 30], Orders).Sample((bytes, order) =>
    {
        byte[] data = [.. bytes, .. bytes, .. bytes, .. bytes, .. bytes, .. bytes, .. bytes, .. bytes];
        return ComesBack<byte>(data, order) && ComesBack<short>(data, order) && ComesBack<float>(data, order) && ComesBack<ulong>(data, order);
    });

    [Fact]
    public void An_array_of_the_right_length_is_filled_and_given_back()
    {
        ushort[] current = new ushort[2];
        Assert.Same(current, RegisterArray.Read([1, 2, 3, 4], RegisterOrder.ABCD, current));
        Assert.Equal([0x0102, 0x0304], current);
        Assert.NotSame(current, RegisterArray.Read([1, 2], RegisterOrder.ABCD, current));
    }

    [Fact]
    public void The_values_written_are_not_touched()
    {
        ushort[] values = [0x0102, 0x0304];
        RegisterArray.Write(new byte[4], RegisterOrder.ABCD, values, "Values");
        Assert.Equal([0x0102, 0x0304], values);
    }

    private static bool ComesBack<T>(byte[] data, RegisterOrder order)
        where T : unmanaged
    {
        byte[] written = new byte[data.Length];
        RegisterArray.Write(written, order, RegisterArray.Read<T>(data, order, null), "Values");
        return written.SequenceEqual(data);
    }

    private static void Write(Span<byte> destination, RegisterOrder order, uint value)
    {
        byte a = (byte)(value >> 24), b = (byte)(value >> 16), c = (byte)(value >> 8), d = (byte)value;
        ReadOnlySpan<byte> bytes = order switch
        {
            RegisterOrder.ABCD => [a, b, c, d],
            RegisterOrder.CDAB => [c, d, a, b],
            RegisterOrder.BADC => [b, a, d, c],
            _ => [d, c, b, a],
        };
        bytes.CopyTo(destination);
    }
}
