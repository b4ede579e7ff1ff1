using Coilwright.Modbus.Pdus;
using CsCheck;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class PackingTests
{
    [Fact]
    public void Bits_come_back_as_they_were() => Gen.Bool.Array[0, 2000].Sample(bits =>
    {
        byte[] data = new byte[PackedBits.SizeOf(bits.Length)];
        bool[] back = new bool[bits.Length];

        PackedBits.Pack(bits, data);
        PackedBits.Unpack(data, back);

        return back.SequenceEqual(bits);
    });

    [Fact]
    public void Registers_come_back_as_they_were_and_travel_most_significant_byte_first() => Gen.UShort.Array[0, 125].Sample(registers =>
    {
        byte[] data = new byte[registers.Length * 2];
        ushort[] back = new ushort[registers.Length];

        PackedRegisters.Pack(registers, data);
        PackedRegisters.Unpack(data, back);

        return back.SequenceEqual(registers) && registers.Select((r, i) => (data[2 * i] << 8) + data[(2 * i) + 1] == r).All(same => same);
    });

    [Fact]
    public void A_run_of_bits_is_copied_from_any_bit_to_any_other_and_nothing_around_it_changes() =>
        Gen.Select(Gen.Bool.Array[100], Gen.Bool.Array[100], Gen.Int[0, 49], Gen.Int[0, 49], Gen.Int[0, 50])
            .Sample((source, destination, from, to, count) =>
            {
                byte[] packedSource = Pack(source);
                byte[] packed = Pack(destination);

                PackedBits.Copy(packedSource, from, packed, to, count);

                Array.Copy(source, from, destination, to, count);
                return packed.SequenceEqual(Pack(destination));
            });

    [Fact]
    public void What_is_left_of_the_last_byte_is_cleared()
    {
        byte[] data = [0xFF, 0xFF];

        PackedBits.Pack([true, false, true], data);

        Assert.Equal([0x05, 0xFF], data);
    }

    [Fact]
    public void Too_few_bytes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PackedBits.Unpack([0], new bool[9]));
        Assert.Throws<ArgumentException>(() => PackedBits.Pack(new bool[9], new byte[1]));
        Assert.Throws<ArgumentException>(() => PackedRegisters.Unpack(new byte[3], new ushort[2]));
        Assert.Throws<ArgumentException>(() => PackedRegisters.Pack(new ushort[2], new byte[3]));
    }

    private static byte[] Pack(bool[] bits)
    {
        byte[] data = new byte[PackedBits.SizeOf(bits.Length)];
        PackedBits.Pack(bits, data);
        return data;
    }
}
