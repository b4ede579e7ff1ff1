using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Messages.Tagged;

/// <summary>What other writers may send, and how it is read.</summary>
public sealed class TaggedReadingTests
{
    [Fact]
    public void The_last_value_counts() => Assert.Equal(2, Read("10 01 10 02").Int32);

    [Fact]
    public void A_list_of_numbers_may_come_packed_apart_or_mixed() =>
        Assert.Equal([1, 2, 3, 4], Read("E003 01 E203 02 02 03 E003 04").Int32S);

    [Fact]
    public void Nested_messages_merge()
    {
        Inner? inner = Read("8A01 03 0A 01 61 8A01 02 10 05 8A01 03 0A 01 62").Inner;

        Assert.Equal(new Inner("b", 5), inner);
    }

    [Fact]
    public void Nested_messages_in_very_many_parts_take_time_in_proportion()
    {
        byte[] part = Hex.Parse("8A01 02 10 05");
        byte[] message = [.. Hex.Parse("8A01 90CE40 0A8CCE40"), .. new byte[1_058_572], .. Enumerable.Repeat(part, 200_000).SelectMany(bytes => bytes)];

        Assert.Equal(5, AllFields.Decode(message).Inner!.Count);
    }

    [Fact]
    public void Fields_in_any_order() => Assert.Equal((1, "a"), (Read("72 01 61 10 01").Int32, Read("72 01 61 10 01").Text));

    [Theory]
    [InlineData("F801 01")]
    [InlineData("F901 0102030405060708")]
    [InlineData("FA01 03 010203")]
    [InlineData("FD01 01020304")]
    [InlineData("FB01 10 01 FB01 FA01 00 FC01 FC01")]
    [InlineData("F8FFFFFF0F 01")]
    public void An_unknown_field_is_skipped(string unknown) => Assert.Equal((7, "a"), Values(Read($"10 07 {unknown} 72 01 61")));

    [Fact]
    public void A_tag_and_a_length_may_be_longer_than_needed() => Assert.Equal("a", Read("F28000 818000 61").Text);

    [Fact]
    public void An_unknown_value_of_an_enum_is_kept() => Assert.Equal((Color)77, Read("8001 4D").Color);

    [Fact]
    public void A_missing_text_is_empty_even_if_required() => Assert.Equal("", UserEvent.Decode([]).UserId);

    [Fact]
    public void Only_the_last_field_of_a_one_of_stands()
    {
        AllFields message = Read("A206 01 61 A806 05 B206 00 A806 06");

        Assert.Equal(AllFields.ChoiceOneOfCase.ChosenNumber, message.ChoiceCase);
        Assert.Equal((null, 6L, null), (message.ChosenText, message.ChosenNumber, message.ChosenInner));
    }

    [Fact]
    public void A_message_with_two_values_of_a_one_of_refuses_to_be_written()
    {
        var message = new AllFields { ChosenText = "a", ChosenNumber = 1 };

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => message.ToArray());

        Assert.Contains("AllFields.Choice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_int_is_cut_to_32_bits_as_everywhere() => Assert.Equal(1, Read("10 8180808010").Int32);

    [Fact]
    public void A_boolean_is_any_number_but_zero() => Assert.True(Read("08 8080808010").Boolean);

    [Theory]
    [InlineData("9201 00", 1970, 1)]
    [InlineData("9201 0B 088092B8C398FEFFFFFF01", 1, 1)]
    public void Times_reach_from_year_1(string hex, int year, int month)
    {
        DateTimeOffset time = Read(hex).Time!.Value;

        Assert.Equal((year, month, TimeSpan.Zero), (time.Year, time.Month, time.Offset));
    }

    private static AllFields Read(string hex) => AllFields.Decode(Hex.Parse(hex));

    private static (int Int32, string Text) Values(AllFields message) => (message.Int32, message.Text);
}
