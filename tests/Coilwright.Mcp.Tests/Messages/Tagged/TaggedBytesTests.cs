using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Messages.Tagged;

/// <summary>Held against bytes written by hand, most of them from the documentation of Protocol Buffers.</summary>
public sealed class TaggedBytesTests
{
    [Fact]
    public void The_event_of_the_comparison_takes_27_bytes() =>
        Check(UserEvent.Example, "0A10 757365722D3030303030303030303432 10 FB80B3C19C33 18 01");

    [Fact]
    public void A_message_of_defaults_takes_no_byte() => Check(new AllFields(), "");

    [Fact]
    public void A_varint() => Check(new AllFields { Int32 = 150 }, "10 9601");

    [Fact]
    public void A_negative_int_takes_ten_bytes() => Check(new AllFields { Int32 = -1 }, "10 FFFFFFFFFFFFFFFFFF01");

    [Theory]
    [InlineData(0x7F, "20 7F")]
    [InlineData(0x80, "20 8001")]
    [InlineData(0x3FFF, "20 FF7F")]
    [InlineData(0x4000, "20 808001")]
    [InlineData(0x1FFFFF, "20 FFFF7F")]
    [InlineData(0x200000, "20 80808001")]
    [InlineData(0xFFFFFFF, "20 FFFFFF7F")]
    [InlineData(0x10000000, "20 8080808001")]
    [InlineData(0xFFFFFFFF, "20 FFFFFFFF0F")]
    public void Varints_grow_at_every_seventh_bit(uint value, string bytes) => Check(new AllFields { UInt32 = value }, bytes);

    [Theory]
    [InlineData(0x7FFFFFFFFUL, "28 FFFFFFFF7F")]
    [InlineData(0x3FFFFFFFFFFUL, "28 FFFFFFFFFF7F")]
    [InlineData(0x1FFFFFFFFFFFFUL, "28 FFFFFFFFFFFF7F")]
    [InlineData(0xFFFFFFFFFFFFFFUL, "28 FFFFFFFFFFFFFF7F")]
    [InlineData(0x7FFFFFFFFFFFFFFFUL, "28 FFFFFFFFFFFFFFFF7F")]
    [InlineData(ulong.MaxValue, "28 FFFFFFFFFFFFFFFFFF01")]
    public void And_so_do_long_ones(ulong value, string bytes) => Check(new AllFields { UInt64 = value }, bytes);

    [Fact]
    public void Zigzag() => Check(new AllFields { Signed32 = -2, Signed64 = long.MinValue }, "30 03 38 FFFFFFFFFFFFFFFFFF01");

    [Fact]
    public void Fixed_numbers_are_little_endian() =>
        Check(new AllFields { Fixed32 = 0x01020304, SignedFixed64 = -2, Single = 1, Double = -1 }, "45 04030201 59 FEFFFFFFFFFFFFFF 65 0000803F 69 000000000000F0BF");

    [Fact]
    public void Text_and_bytes() => Check(new AllFields { Text = "testing", Blob = [1, 2] }, "72 07 74657374696E67 7A 02 0102");

    [Fact]
    public void Numbers_packed_and_strings_one_by_one() =>
        Check(new AllFields { Int32S = [3, 270, 86942], Texts = ["a", ""] }, "E203 06 03 8E02 9EA705 8204 01 61 8204 00");

    [Fact]
    public void A_map_leaves_defaults_out() => Check(new AllFields { CountByName = { ["a"] = 0, [""] = 2 } }, "8205 03 0A0161 8205 02 1002");

    [Fact]
    public void Presence_is_told_apart_from_the_default() => Check(new AllFields { OptionalInt32 = 0, OptionalText = "" }, "C002 00 CA02 00");

    [Fact]
    public void Times_are_seconds_and_nanoseconds() => Check(
        new AllFields { Time = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), Span = TimeSpan.FromMilliseconds(-1500) },
        "9201 11 08FFFFFFFFFFFFFFFFFF0110C08FAEDC03 9A01 16 08FFFFFFFFFFFFFFFFFF011080B6CA91FEFFFFFFFF01");

    [Fact]
    public void A_nested_message_longer_than_127_bytes_has_a_longer_length()
    {
        var message = new AllFields { Inner = new Inner(new string('x', 200), null) };

        byte[] bytes = message.ToArray();

        Assert.Equal(Hex.Parse("8A01 CB01 0A C801"), bytes[..7]);
        Assert.Equal(message.Inner, AllFields.Decode(bytes).Inner);
    }

    private static void Check(AllFields message, string hex)
    {
        Assert.Equal(Hex.Parse(hex), message.ToArray());
        Assert.Equal(Hex.Parse(hex), AllFields.Decode(Hex.Parse(hex)).ToArray());
        Assert.Equal(Hex.Parse(hex).Length, message.GetEncodedSize());
    }

    private static void Check(UserEvent message, string hex)
    {
        Assert.Equal(Hex.Parse(hex), message.ToArray());
        Assert.Equal(Hex.Parse(hex), UserEvent.Decode(Hex.Parse(hex)).ToArray());
    }
}
