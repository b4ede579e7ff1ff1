using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Messages.Packed;

/// <summary>What a broken or hostile peer may send in the Packed layout.</summary>
public sealed class Row31PackedFaultTests
{
    // Sensor, unit, value, comment, limit, history, source: what stands before each of them in a message.
    private const string Start = "0300 0156 E6000000 00";

    [Theory]
    [InlineData("03", McpFormatFault.Truncated, "Sensor", 0)]
    [InlineData("0300 02 56", McpFormatFault.Truncated, "Unit", 3)]
    [InlineData("0300 80", McpFormatFault.Truncated, "Unit", 2)]
    [InlineData("0300 0156 E600", McpFormatFault.Truncated, "Value", 4)]
    [InlineData(Start + "01 0102", McpFormatFault.Truncated, "Limit", 10)]
    [InlineData(Start + "00 02 01000000", McpFormatFault.Truncated, "History", 10)]
    [InlineData(Start + "00 00 02 0A", McpFormatFault.Truncated, "Source", 12)]
    public void A_truncated_field(string hex, McpFormatFault fault, string field, int offset) => Refuse(hex, fault, field, offset);

    [Theory]
    [InlineData("0300 8080808080808080808001")]
    [InlineData("0300 FFFFFFFFFFFFFFFFFF02")]
    public void A_length_without_end(string hex) => Refuse(hex, McpFormatFault.VarIntTooLong, "Unit", 2);

    [Fact]
    public void A_negative_length() => Refuse("0300 FFFFFFFFFFFFFFFFFF01", McpFormatFault.LengthOutOfRange, "Unit", 12);

    [Fact]
    public void Presence_is_0_or_1() => Refuse(Start + "02 01000000", McpFormatFault.ValueOutOfRange, "Limit", 9);

    [Fact]
    public void Text_that_is_not_UTF8() => Refuse("0300 01FF", McpFormatFault.InvalidUtf8, "Unit", 3);

    [Fact]
    public void A_list_that_claims_two_billion_items_costs_nothing()
    {
        byte[] message = Hex.Parse(Start + "00 FFFFFFFF07");
        Refuse(Start + "00 FFFFFFFF07", McpFormatFault.Truncated, "History", 10);

        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = ReadingV2.TryDecode(message, out _);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 1_000);
    }

    [Fact]
    public void A_list_that_claims_more_than_an_int_holds() => Refuse(Start + "00 FFFFFFFF0F", McpFormatFault.LengthOutOfRange, "History", 10);

    [Fact]
    public void A_fault_in_a_nested_message_is_named_there()
    {
        McpFormatException error = Assert.Throws<McpFormatException>(() => ReadingV2.Decode(Hex.Parse(Start + "00 00 03 0A 01 FF")));

        Assert.Equal(("UserId", 14), (error.FieldName, error.Offset));
    }

    [Fact]
    public void Any_message_cut_anywhere_is_read_or_refused()
    {
        byte[] message = AllPacked.Example.ToArray();
        for (int length = 0; length < message.Length; length++)
        {
            if (AllPacked.TryDecode(message.AsSpan(0, length), out AllPacked? read))
            {
                Assert.Equal(message[..length], read.ToArray()[..length]);
            }
        }
    }

    private static void Refuse(string hex, McpFormatFault fault, string field, int offset)
    {
        byte[] message = Hex.Parse(hex);
        Assert.False(ReadingV2.TryDecode(message, out _));
        McpFormatException error = Assert.Throws<McpFormatException>(() => ReadingV2.Decode(message));

        Assert.Equal((fault, field, offset), (error.Fault, error.FieldName, error.Offset));
    }
}
