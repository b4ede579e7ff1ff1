using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Messages.Tagged;

/// <summary>What a broken or hostile peer may send in the Tagged layout: each fault with field and offset, and nothing allocated for it.</summary>
public sealed class Row31TaggedFaultTests
{
    [Theory]
    [InlineData("10", McpFormatFault.Truncated, "Int32", 1)]
    [InlineData("10 80", McpFormatFault.Truncated, "Int32", 1)]
    [InlineData("10 8080808080808080", McpFormatFault.Truncated, "Int32", 1)]
    [InlineData("80", McpFormatFault.Truncated, null, 0)]
    [InlineData("45 010203", McpFormatFault.Truncated, "Fixed32", 1)]
    [InlineData("69 01020304050607", McpFormatFault.Truncated, "Double", 1)]
    [InlineData("72 80", McpFormatFault.Truncated, "Text", 1)]
    public void A_truncated_value(string hex, McpFormatFault fault, string? field, int offset) => Refuse(hex, fault, field, offset);

    [Theory]
    [InlineData("10 8080808080808080808001", "Int32")]
    [InlineData("28 FFFFFFFFFFFFFFFFFF02", "UInt64")]
    [InlineData("28 8080808080808080807F", "UInt64")]
    [InlineData("72 8080808080808080808080", "Text")]
    public void A_varint_of_eleven_bytes_or_more_than_64_bits(string hex, string field) => Refuse(hex, McpFormatFault.VarIntTooLong, field, 1);

    [Theory]
    [InlineData("11 0000000000000000", "Int32")]
    [InlineData("12 01 00", "Int32")]
    [InlineData("70 01", "Text")]
    [InlineData("40 01", "Fixed32")]
    [InlineData("15 00000000", "Int32")]
    public void A_wrong_wire_type(string hex, string field) => Refuse(hex, McpFormatFault.WrongWireType, field, 1);

    [Theory]
    [InlineData("00")]
    [InlineData("02 00")]
    [InlineData("F6FF03 00")]
    [InlineData("8080808010 00")]
    public void An_impossible_tag(string hex) => Assert.Equal(McpFormatFault.InvalidTag, Fault(hex).Fault);

    [Theory]
    [InlineData("FC01", McpFormatFault.UnbalancedGroup)]
    [InlineData("FB01 8402", McpFormatFault.UnbalancedGroup)]
    [InlineData("FB01", McpFormatFault.Truncated)]
    [InlineData("FB01 10", McpFormatFault.Truncated)]
    [InlineData("0B", McpFormatFault.WrongWireType)]
    [InlineData("0C", McpFormatFault.WrongWireType)]
    public void A_group_out_of_balance(string hex, McpFormatFault fault) => Assert.Equal(fault, Fault(hex).Fault);

    [Fact]
    public void Groups_ten_thousand_deep() =>
        Assert.Equal(McpFormatFault.TooDeep, Fault([.. Enumerable.Repeat(Hex.Parse("FB01"), 10_000).SelectMany(bytes => bytes)]).Fault);

    [Theory]
    [InlineData("72 FFFFFFFFFFFFFFFFFF01", McpFormatFault.LengthOutOfRange, "Text")]
    [InlineData("7A FFFFFFFF0F", McpFormatFault.LengthOutOfRange, "Blob")]
    [InlineData("8A01 8080808008", McpFormatFault.LengthOutOfRange, "Inner")]
    [InlineData("72 02 61", McpFormatFault.Truncated, "Text")]
    [InlineData("7A FFFFFFFF07", McpFormatFault.Truncated, "Blob")]
    [InlineData("8A01 05 0A", McpFormatFault.Truncated, "Inner")]
    [InlineData("E203 FFFFFFFF07", McpFormatFault.Truncated, "Int32S")]
    [InlineData("8205 7F", McpFormatFault.Truncated, "CountByName")]
    public void A_length_that_is_negative_or_past_the_end(string hex, McpFormatFault fault, string field)
    {
        McpFormatException error = Fault(hex);

        Assert.Equal((fault, field), (error.Fault, error.FieldName));
    }

    [Fact]
    public void A_list_that_claims_two_billion_items_costs_nothing()
    {
        byte[] message = Hex.Parse("F203 FEFFFFFF07");
        _ = AllFields.TryDecode(message, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        bool decoded = AllFields.TryDecode(message, out _);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.False(decoded);
        Assert.InRange(allocated, 0, 2_000);
    }

    [Theory]
    [InlineData("F203 05 0102030405", McpFormatFault.Truncated)]
    [InlineData("E203 02 01 80", McpFormatFault.Truncated)]
    [InlineData("E203 0B FFFFFFFFFFFFFFFFFFFF01", McpFormatFault.VarIntTooLong)]
    public void Items_that_do_not_fill_their_list(string hex, McpFormatFault fault) => Assert.Equal(fault, Fault(hex).Fault);

    [Theory]
    [InlineData("72 01 FF")]
    [InlineData("72 02 C3 28")]
    [InlineData("72 03 EDA080")]
    [InlineData("72 02 C080")]
    [InlineData("72 04 F4908080")]
    [InlineData("8204 01 80")]
    [InlineData("8205 03 0A 01 FF")]
    public void Text_that_is_not_UTF8(string hex) => Assert.Equal(McpFormatFault.InvalidUtf8, Fault(hex).Fault);

    [Theory]
    [InlineData("A801 8001", "Int8")]
    [InlineData("B001 8002", "UInt8")]
    [InlineData("B801 808002", "Int16")]
    [InlineData("C001 FFFFFFFFFFFFFFFFFF01", "UInt16")]
    public void A_number_that_does_not_fit_is_never_cut(string hex, string field)
    {
        McpFormatException error = Fault(hex);

        Assert.Equal((McpFormatFault.ValueOutOfRange, field), (error.Fault, error.FieldName));
    }

    [Theory]
    [InlineData("9201 0B 08FF91B8C398FEFFFFFF01")]
    [InlineData("9201 07 088083D1FFAF07")]
    [InlineData("9201 06 108094EBDC03")]
    [InlineData("9201 0B 10FFFFFFFFFFFFFFFFFF01")]
    [InlineData("9A01 0D 080110FFFFFFFFFFFFFFFFFF01")]
    [InlineData("9A01 0A 08FFFFFFFFFFFFFFFF7F")]
    [InlineData("9A01 0D 08E5ABD3FCEB1A1080D293AD03")]
    public void A_time_that_cannot_be(string hex) => Assert.Equal(McpFormatFault.ValueOutOfRange, Fault(hex).Fault);

    [Fact]
    public void Messages_ten_thousand_deep()
    {
        byte[] message = [];
        for (int depth = 0; depth < 10_000; depth++)
        {
            message = [0x1A, .. Length(message.Length), .. message];
        }

        Assert.False(Inner.TryDecode(message, out _));
        Assert.Equal(McpFormatFault.TooDeep, Assert.Throws<McpFormatException>(() => Inner.Decode(message)).Fault);
    }

    [Fact]
    public void A_hundred_deep_is_what_is_allowed()
    {
        Inner message = new("end", null);
        for (int depth = 0; depth < McpFormatException.MaxDepth; depth++)
        {
            message = new Inner("", null) { Next = message };
        }

        Assert.Equal(message, Inner.Decode(message.ToArray()));
        Assert.False(Inner.TryDecode((message with { Next = message }).ToArray(), out _));
    }

    [Fact]
    public void More_items_than_MaxLength_allows()
    {
        byte[] message = new Limited { Text = "1234", Numbers = [1, 2, 3], Names = ["a"], Counts = { [1] = 1 } }.ToArray();

        Assert.Equal("1234", Limited.Decode(message).Text);
        AssertTooLong(new Limited { Text = "12345" });
        AssertTooLong(new Limited { Numbers = [1, 2, 3, 4] });
        AssertTooLong(new Limited { Names = ["a", "b"] });
        AssertTooLong(new Limited { Counts = { [1] = 1, [2] = 2 } });

        static void AssertTooLong(Limited message) =>
            Assert.Equal(McpFormatFault.TooLong, Assert.Throws<McpFormatException>(() => Limited.Decode(message.ToArray())).Fault);
    }

    [Fact]
    public void The_error_names_message_field_and_offset()
    {
        McpFormatException error = Fault("10 01 8A01 03 0A 01 FF");

        Assert.Equal(
            ("Coilwright.Mcp.Tests.Messages.Samples.Inner", "Name", 1, 7), (error.MessageName, error.FieldName, error.FieldNumber, error.Offset));
        Assert.StartsWith("Coilwright.Mcp.Tests.Messages.Samples.Inner.Name (field 1) cannot be decoded at offset 7: ", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    private static void Refuse(string hex, McpFormatFault fault, string? field, int offset)
    {
        McpFormatException error = Fault(hex);

        Assert.Equal((fault, field, offset), (error.Fault, error.FieldName, error.Offset));
    }

    private static McpFormatException Fault(string hex) => Fault(Hex.Parse(hex));

    private static McpFormatException Fault(byte[] message)
    {
        Assert.False(AllFields.TryDecode(message, out _));
        return Assert.Throws<McpFormatException>(() => AllFields.Decode(message));
    }

    private static byte[] Length(int length) => length < 0x80 ? [(byte)length] : [(byte)(length | 0x80), .. Length(length >> 7)];
}
