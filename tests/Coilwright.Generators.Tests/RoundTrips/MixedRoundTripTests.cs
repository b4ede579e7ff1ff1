using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed class MixedRoundTripTests
{
    private static readonly MapPlan Plan = MapPlan.Of<MixedMap>();

    [Fact]
    public void An_unknown_enum_value_is_kept()
    {
        Assert.Equal((Level)0x1234, MixedMapMembers.Level.Decode([0x12, 0x34]));
        Assert.Equal("1234", Encoded(MixedMapMembers.Level, (Level)0x1234));
    }

    [Theory]
    [InlineData("00FF", 255)]
    [InlineData("0007", 7)]
    public void A_byte_fills_one_register(string bytes, byte value)
    {
        Assert.Equal(value, MixedMapMembers.Byte.Decode(Convert.FromHexString(bytes)));
        Assert.Equal(bytes, Encoded(MixedMapMembers.Byte, value));
    }

    [Fact]
    public void A_register_that_a_byte_cannot_hold_is_an_error_and_never_wraps()
    {
        Assert.Throws<ModbusValueException>(() => MixedMapMembers.Byte.Decode([0x01, 0x2C]));
        Assert.Throws<ModbusValueException>(() => MixedMapMembers.SignedByte.Decode([0x00, 0x80]));
        Assert.Equal(-128, MixedMapMembers.SignedByte.Decode([0xFF, 0x80]));
    }

    [Fact]
    public void A_value_that_a_narrower_register_cannot_hold_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Wider, 65536));
        Assert.Equal("Wider", error.ParamName);
        Assert.Contains("its registers hold 0 to 65535", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Wider, -1));
    }

    [Theory]
    [InlineData("4142434445464748", "ABCDEFGH")]
    [InlineData("4142430000000000", "ABC")]
    [InlineData("4142432020202000", "ABC")]
    [InlineData("0000000000000000", "")]
    [InlineData("C2B5412000000000", "µA")]
    public void Text_is_trimmed_of_what_fills_it_up_row_23(string bytes, string value) =>
        Assert.Equal(value, MixedMapMembers.Text.Decode(Convert.FromHexString(bytes)));

    [Fact]
    public void Text_is_filled_up_with_zeros_and_refused_where_it_is_too_long()
    {
        Assert.Equal("4142430000000000", Encoded(MixedMapMembers.Text, "ABC"));
        Assert.Equal("Text", Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Text, "ABCDEFGHI")).ParamName);
    }

    [Fact]
    public void Flags_and_bit_ranges_share_a_register_row_23()
    {
        Assert.True(MixedMapMembers.First.Decode([0x00, 0x01]));
        Assert.True(MixedMapMembers.Last.Decode([0x80, 0x00]));
        Assert.Equal(0xA, MixedMapMembers.Nibble.Decode([0x00, 0x14]));
        Assert.Equal(-16, MixedMapMembers.Signed.Decode([0x02, 0x00]));
        Assert.Equal(15, MixedMapMembers.Signed.Decode([0x01, 0xE0]));
    }

    [Fact]
    public void Bits_leave_the_others_of_their_register_as_they_are_row_23()
    {
        byte[] register = [0xFF, 0xFF];
        MixedMapMembers.Nibble.Encode(0, register);
        Assert.Equal("FFE1", Convert.ToHexString(register));
        MixedMapMembers.Last.Encode(false, register);
        Assert.Equal("7FE1", Convert.ToHexString(register));
        MixedMapMembers.Signed.Encode(-16, register);
        Assert.Equal("7E01", Convert.ToHexString(register));
        Assert.Throws<ArgumentOutOfRangeException>(() => MixedMapMembers.Nibble.Encode(16, register));
        Assert.Throws<ArgumentOutOfRangeException>(() => MixedMapMembers.Signed.Encode(16, register));
        Assert.Throws<ArgumentOutOfRangeException>(() => MixedMapMembers.Signed.Encode(-17, register));
    }

    [Fact]
    public void Patterns_read_as_null_and_null_is_written_as_the_first_of_them_row_24()
    {
        Assert.Null(MixedMapMembers.Temperature.Decode([0x80, 0x00]));
        Assert.Null(MixedMapMembers.Temperature.Decode([0x7F, 0xFF]));
        Assert.Equal((short)-1, MixedMapMembers.Temperature.Decode([0xFF, 0xFF]));
        Assert.Equal("8000", Encoded(MixedMapMembers.Temperature, null));
        Assert.Null(MixedMapMembers.Power.Decode([0x7F, 0xC0, 0, 0]));
        Assert.Equal(float.NaN, MixedMapMembers.Power.Decode([0x7F, 0xC0, 0, 1]));
        Assert.Null(MixedMapMembers.MaybeLevel.Decode([0xFF, 0xFF]));
        Assert.Equal(Level.High, MixedMapMembers.MaybeLevel.Decode([0, 2]));
    }

    [Fact]
    public void A_value_that_would_read_as_none_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Temperature, short.MinValue));
        Assert.Equal("Temperature", error.ParamName);
        Assert.Contains("0x8000", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Temperature, short.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Energy, 42949672.95m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.MaybeLevel, (Level)0xFFFF));
    }

    [Fact]
    public void Patterns_are_compared_in_the_value_s_own_order_before_scaling_row_24()
    {
        Assert.Null(MixedMapMembers.Energy.Decode([0xFF, 0xFF, 0xFF, 0xFF]));
        Assert.Equal(655.36m, MixedMapMembers.Energy.Decode([0x00, 0x00, 0x00, 0x01]));
        Assert.Equal("00000001", Encoded(MixedMapMembers.Energy, 655.36m));
    }

    [Fact]
    public void Arrays_of_flags_start_at_the_least_significant_bit()
    {
        bool[] flags = MixedMapMembers.Flags.Decode([0x80, 0x01, 0x00, 0x02]);
        Assert.Equal([0, 15, 17], Enumerable.Range(0, 32).Where(i => flags[i]));
        Assert.Equal("80010002", Encoded(MixedMapMembers.Flags, flags));
    }

    [Fact]
    public void Bytes_stand_two_in_a_register_and_scaled_arrays_element_by_element()
    {
        Assert.Equal([1, 2, 3, 4], MixedMapMembers.Blob.Decode([1, 2, 3, 4]));
        Assert.Equal([-0.1, 23.4], MixedMapMembers.Scaled.Decode([0xFF, 0xFF, 0x00, 0xEA]));
        Assert.Equal("FFFF00EA", Encoded(MixedMapMembers.Scaled, [-0.1, 23.4]));
    }

    [Fact]
    public void An_array_of_another_length_is_refused()
    {
        Assert.Equal("Blob", Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Blob, [1])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Encoded(MixedMapMembers.Coils, null!));
    }

    [Fact]
    public void The_image_has_coils_then_inputs_then_registers()
    {
        Assert.Equal(
            "Coil 3+10, DiscreteInput 100+1, HoldingRegister 0+21",
            string.Join(", ", Plan.Blocks.Select(block => $"{block.Table} {block.Address}+{block.Count}")));

        var map = new MixedMap { Coil = true, Coils = [false, false, true, false, false, false, false, false, true], Door = true };
        byte[] image = new byte[Plan.ImageSize];
        map.Encode(image);
        Assert.Equal("090201", Convert.ToHexString(image.AsSpan(0, 3)));

        MixedMap decoded = MixedMap.Decode(image);
        Assert.True(decoded.Coil);
        Assert.Equal(map.Coils, decoded.Coils);
        Assert.True(decoded.Door);
    }

    [Fact]
    public void A_short_image_is_refused_before_anything_is_touched()
    {
        byte[] image = new byte[Plan.ImageSize - 1];
        Assert.Throws<ArgumentException>(() => MixedMap.Decode(image));
        Assert.Throws<ArgumentException>(() => new MixedMap().Encode(image));
        Assert.All(image, value => Assert.Equal(0, value));
    }

    private static string Encoded<T>(MapMember<T> member, T value)
    {
        byte[] data = new byte[member.Table is RegisterTable.Coil ? (member.Count + 7) / 8 : member.Count * 2];
        member.Encode(value, data);
        return Convert.ToHexString(data);
    }
}
