using System.Text;
using Coilwright.Modbus.Framing;
using CsCheck;

namespace Coilwright.Modbus.Tests.Framing;

public sealed class AsciiFrameTests
{
    [Fact]
    public void Writes_colon_digits_LRC_and_line_end() => Assert.Equal(":1103006B00037E\r\n", Text(0x11, SerialPdus.BytesOf("03 006B 0003")));

    [Fact]
    public void A_frame_is_read_at_its_last_character_and_not_before() => Gen.Select(Gen.Byte[1, 255], SerialPdus.Any).Sample((unit, sent) =>
    {
        byte[] bytes = Bytes(Text(unit, sent.Pdu));
        for (int end = 0; end < bytes.Length; end++)
        {
            Assert.False(TryRead(bytes[..end], sent.Direction, out _, out _, out int none));
            Assert.Equal(0, none);
        }

        Assert.True(TryRead(bytes, sent.Direction, out byte[] pdu, out FrameDirection direction, out int consumed));
        Assert.Equal((sent.Direction, bytes.Length), (direction, consumed));
        Assert.Equal(sent.Pdu, pdu);
    });

    [Theory]
    [InlineData("garbage:1103006B00037E\r\n")]
    [InlineData(":11030:1103006B00037E\r\n")]
    [InlineData(":1103006B00037F\r\n:1103006B00037E\r\n")]
    [InlineData(":1103006B0003ZZ\r\n:1103006B00037E\r\n")]
    [InlineData("\0:1103006b00037e\n")]
    public void A_frame_behind_what_is_none_is_found(string text)
    {
        Assert.True(TryRead(Bytes(text), FrameDirection.Request, out byte[] pdu, out _, out int consumed));
        Assert.Equal("03006B0003", Convert.ToHexString(pdu));
        Assert.Equal(text.Length, consumed);
    }

    [Fact]
    public void A_frame_of_the_other_direction_is_told_by_its_length()
    {
        Assert.True(TryRead(Bytes(Text(5, SerialPdus.BytesOf("03 006B 0003"))), FrameDirection.Response, out _, out FrameDirection direction, out _));
        Assert.Equal(FrameDirection.Request, direction);
    }

    [Fact]
    public void Random_characters_never_throw_and_are_never_kept_beyond_the_longest_frame() =>
        Gen.OneOf(Gen.Char[' ', 'Z'], Gen.Const(':'), Gen.Const('\n')).Array[0, 1500].Sample(characters =>
        {
            byte[] bytes = Encoding.Latin1.GetBytes(characters);
            int at = 0;
            while (TryRead(bytes[at..], FrameDirection.Response, out _, out _, out int consumed))
            {
                at += consumed;
            }

            TryRead(bytes[at..], FrameDirection.Response, out _, out _, out int done);
            return bytes.Length - at - done <= AsciiFrame.MaxSize;
        });

    [Fact]
    public void The_longest_PDU_fits() => Gen.Byte.Array[252].Sample(data =>
    {
        byte[] pdu = [0x41, .. data];
        return TryRead(Bytes(Text(1, pdu)), FrameDirection.Response, out byte[] read, out _, out int consumed)
            && read.AsSpan().SequenceEqual(pdu) && consumed == AsciiFrame.MaxSize;
    });

    private static bool TryRead(byte[] bytes, FrameDirection direction, out byte[] pdu, out FrameDirection found, out int consumed)
    {
        bool isRead = AsciiFrame.TryRead(bytes, direction, new byte[AsciiFrame.DecodedSize], out SerialFrame frame, out consumed);
        (pdu, found) = (frame.Pdu.ToArray(), frame.Direction);
        return isRead;
    }

    private static string Text(byte unit, byte[] pdu)
    {
        byte[] frame = new byte[AsciiFrame.MaxSize];
        return Encoding.ASCII.GetString(frame, 0, AsciiFrame.Write(unit, pdu, frame));
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
