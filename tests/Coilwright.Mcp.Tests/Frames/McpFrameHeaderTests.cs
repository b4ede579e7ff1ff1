using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class McpFrameHeaderTests
{
    [Fact]
    public void A_header_is_twelve_big_endian_bytes()
    {
        byte[] bytes = new byte[McpFrameHeader.EncodedSize];

        int written = new McpFrameHeader(McpCommand.Request, 0x01020304, 0xA1A2A3A4).Encode(bytes);

        Assert.Equal(12, written);
        Assert.Equal("ABCD010101020304A1A2A3A4", Convert.ToHexString(bytes));
    }

    [Fact]
    public void The_high_bit_of_the_command_marks_a_compressed_body()
    {
        byte[] bytes = new byte[McpFrameHeader.EncodedSize];

        new McpFrameHeader(McpCommand.Response, 5, 7, isCompressed: true).Encode(bytes);

        Assert.Equal(0x82, bytes[3]);
        McpFrameHeader header = McpFrameHeader.Decode(bytes);
        Assert.Equal(McpCommand.Response, header.Command);
        Assert.True(header.IsCompressed);
    }

    [Fact]
    public void A_decoded_header_keeps_what_came_even_where_it_is_wrong()
    {
        byte[] bytes = Convert.FromHexString("CDAB097F00000000FFFFFFFF");

        McpFrameHeader header = McpFrameHeader.Decode(bytes);

        Assert.Equal(0xCDAB, header.Magic);
        Assert.Equal(9, header.Version);
        Assert.Equal(0x7F, (byte)header.Command);
        Assert.Equal(uint.MaxValue, header.SequenceId);
    }

    [Fact]
    public void Too_short_a_span_is_refused()
    {
        Assert.Throws<McpFormatException>(() => McpFrameHeader.Decode(new byte[11]));
        Assert.ThrowsAny<ArgumentException>(() => new McpFrameHeader(McpCommand.Ping, 8, 0).Encode(new byte[11]));
    }
}
