using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Row 23: text as devices have it, decimal digits, and bits at the ends of a register.</summary>
public sealed partial class Row23TextAndDigitTests
{
    [Theory]
    [InlineData("4142430000000000", "4142432020202020", "4241004300000000", "4241204320202020", "ABC")]
    [InlineData("4142434445464748", "4142434445464748", "4241444346454847", "4241444346454847", "ABCDEFGH")]
    [InlineData("4142434445464700", "4142434445464720", "4241444346450047", "4241444346452047", "ABCDEFG")]
    [InlineData("0000000000000000", "2020202020202020", "0000000000000000", "2020202020202020", "")]
    public void Text_of_any_length_is_padded_and_swapped_as_the_map_says(string plain, string spaces, string swapped, string both, string text)
    {
        Check(LabelMembers.Plain, plain, text);
        Check(LabelMembers.Spaces, spaces, text);
        Check(LabelMembers.Swapped, swapped, text);
        Check(LabelMembers.Both, both, text);
    }

    [Theory]
    [InlineData("4142002020000000", "AB")]
    [InlineData("4142202020202000", "AB")]
    [InlineData("2041420000000000", " AB")]
    public void Text_ends_where_what_fills_it_up_begins_whichever_that_is(string wire, string text)
    {
        Assert.Equal(text, LabelMembers.Plain.Decode(Convert.FromHexString(wire)));
        Assert.Equal(text, LabelMembers.Spaces.Decode(Convert.FromHexString(wire)));
    }

    [Fact]
    public void Text_that_is_not_ASCII_is_read_as_UTF8_or_with_a_mark_in_place_of_each_byte_and_refused_where_it_is_to_be_ASCII()
    {
        byte[] grey = Convert.FromHexString("4772C3BCC39F6500"); // "Grüße"
        Assert.Equal("Grüße", LabelMembers.Plain.Decode(grey));
        Assert.Equal("Gr????e", LabelMembers.Ascii.Decode(grey));
        Assert.Equal("A\uFFFDB", LabelMembers.Plain.Decode(Convert.FromHexString("41FC420000000000"))); // Latin-1
        Assert.Equal("Ascii", Assert.Throws<ArgumentOutOfRangeException>(() => LabelMembers.Ascii.Encode("Grüße", new byte[8])).ParamName);
        Assert.Equal("Plain", Assert.Throws<ArgumentOutOfRangeException>(() => LabelMembers.Plain.Encode("Grüße!!", new byte[8])).ParamName);
    }

    [Theory]
    [InlineData("a\ud83d")]
    [InlineData("\ude00a")]
    [InlineData("\ud83d\ud83d")]
    public void Half_of_a_surrogate_pair_is_refused_where_it_would_be_written_as_another_character(string text)
    {
        Assert.Equal("Plain", Assert.Throws<ArgumentOutOfRangeException>(() => LabelMembers.Plain.Encode(text, new byte[8])).ParamName);
        Check(LabelMembers.Plain, "61F09F9880000000", "a\ud83d\ude00");
    }

    [Fact]
    public void A_character_that_the_end_of_the_registers_cuts_does_not_spoil_the_rest() =>
        Assert.Equal("ABCDEFG\uFFFD", LabelMembers.Plain.Decode(Convert.FromHexString("41424344454647C3")));

    [Theory]
    [InlineData(0u, "0000", "00000000", "00000000")]
    [InlineData(9u, "0009", "00000009", "00090000")]
    [InlineData(9999u, "9999", "00009999", "99990000")]
    public void Decimal_digits_stand_four_bits_each(uint number, string narrow, string wide, string swapped)
    {
        Check(LabelMembers.Digits, narrow, (ushort)number);
        Check(LabelMembers.MoreDigits, wide, number);
        Check(LabelMembers.SwappedDigits, swapped, number);
    }

    [Theory]
    [InlineData("0000", "00000000", "0000000000000000", 0, 0, 0)]
    [InlineData("1234", "12345678", "1234567890123456", 1234, 12345678, 1234567890123456)]
    [InlineData("9999", "99999999", "9999999999999999", 9999, 99999999, 9999999999999999)]
    public void Decimal_digits_are_signed_numbers_too_where_the_property_is_one(string narrow, string wide, string widest, short first, int second, long third)
    {
        Check(LabelMembers.SignedDigits, narrow, first);
        Check(LabelMembers.MoreSignedDigits, wide, second);
        Check(LabelMembers.MostSignedDigits, widest, third);
        Check(LabelMembers.OptionalDigits, wide, second);
        Assert.Null(LabelMembers.OptionalDigits.Decode(Convert.FromHexString("FFFFFFFF")));
        Assert.Equal([second, 0], LabelMembers.ListedDigits.Decode(Convert.FromHexString(wide + "00000000")));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelMembers.SignedDigits.Encode(-1, new byte[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelMembers.MoreSignedDigits.Encode(-1, new byte[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelMembers.MostSignedDigits.Encode(-1, new byte[8]));
    }

    [Theory]
    [InlineData("000A")]
    [InlineData("F000")]
    [InlineData("FFFF")]
    public void Bits_that_make_no_digit_are_an_error_with_what_was_read(string wire)
    {
        var error = Assert.Throws<ModbusValueException>(() => LabelMembers.Digits.Decode(Convert.FromHexString(wire)));
        Assert.Equal("Digits", error.Member);
        Assert.Contains($"0x{wire.TrimStart('0')}", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelMembers.Digits.Encode(10000, new byte[2]));
    }

    [Fact]
    public void The_first_and_the_last_bit_and_signed_ranges_at_both_ends_of_a_register_touch_nothing_else()
    {
        byte[] register = [0x00, 0x00];
        LabelMembers.Lowest.Encode(true, register);
        LabelMembers.Highest.Encode(true, register);
        Assert.Equal("8001", Convert.ToHexString(register));
        Assert.Equal((true, true), (LabelMembers.Lowest.Decode(register), LabelMembers.Highest.Decode(register)));

        LabelMembers.Low.Encode(-4, register);
        LabelMembers.High.Encode(-1, register);
        Assert.Equal("F009", Convert.ToHexString(register));
        Assert.Equal((-4, -1), (LabelMembers.Low.Decode(register), LabelMembers.High.Decode(register)));
        LabelMembers.Low.Encode(3, register);
        LabelMembers.High.Encode(3, register);
        Assert.Equal("B007", Convert.ToHexString(register));
    }

    private static void Check<T>(MapMember<T> member, string wire, T value)
    {
        byte[] data = new byte[member.Count * 2];
        data.AsSpan().Fill(0xEE);
        member.Encode(value, data);
        Assert.Equal(wire, Convert.ToHexString(data));
        Assert.Equal(value, member.Decode(data));
    }

    [ModbusRegisterMap]
    internal sealed partial class Label
    {
        [HoldingRegister(0, Length = 4)] public string Plain { get; set; } = "";
        [HoldingRegister(4, Length = 4, Text = RegisterText.SpacePadded)] public string Spaces { get; set; } = "";
        [HoldingRegister(8, Length = 4, Text = RegisterText.Swapped)] public string Swapped { get; set; } = "";
        [HoldingRegister(12, Length = 4, Text = RegisterText.Swapped | RegisterText.SpacePadded)] public string Both { get; set; } = "";
        [HoldingRegister(16, Length = 4, Text = RegisterText.Ascii)] public string Ascii { get; set; } = "";
        [HoldingRegister(20, As = RegisterType.Bcd16)] public ushort Digits { get; set; }
        [HoldingRegister(21, As = RegisterType.Bcd32)] public uint MoreDigits { get; set; }
        [HoldingRegister(23, As = RegisterType.Bcd32, Order = RegisterOrder.CDAB)] public uint SwappedDigits { get; set; }
        [HoldingRegister(25, Bit = 0)] public bool Lowest { get; set; }
        [HoldingRegister(25, Bit = 1, BitCount = 3, As = RegisterType.Int16)] public short Low { get; set; }
        [HoldingRegister(25, Bit = 12, BitCount = 3, As = RegisterType.Int16)] public short High { get; set; }
        [HoldingRegister(25, Bit = 15)] public bool Highest { get; set; }
        [HoldingRegister(26, As = RegisterType.Bcd16)] public short SignedDigits { get; set; }
        [HoldingRegister(27, As = RegisterType.Bcd32)] public int MoreSignedDigits { get; set; }
        [HoldingRegister(29, As = RegisterType.Bcd64)] public long MostSignedDigits { get; set; }
        [HoldingRegister(33, As = RegisterType.Bcd32), NotAvailable(0xFFFFFFFF)] public int? OptionalDigits { get; set; }
        [HoldingRegister(35, Length = 4, As = RegisterType.Bcd32)] public int[] ListedDigits { get; set; } = new int[2];
    }
}
