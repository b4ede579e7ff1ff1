using System.Buffers;
using Coilwright.Modbus.Framing;
using CsCheck;

namespace Coilwright.Modbus.Tests.Framing;

public sealed class MbapTests
{
    private static readonly byte[] Frame = Convert.FromHexString("15010000000611" + "03006B0003");

    [Fact]
    public void Writes_and_reads_a_header()
    {
        byte[] bytes = new byte[MbapHeader.Size];

        Assert.Equal(7, new MbapHeader(0x1501, 0x11, 5).Write(bytes));

        Assert.Equal("15010000000611", Convert.ToHexString(bytes));
        Assert.Equal(MbapStatus.Complete, MbapHeader.TryParse(bytes, out MbapHeader header));
        Assert.Equal(new MbapHeader(0x1501, 0x11, 5), header);
        Assert.Equal(12, header.FrameSize);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65535)]
    public void A_length_outside_2_to_254_is_found_before_the_unit_has_come(int length) =>
        Assert.Equal(MbapStatus.WrongLength, MbapHeader.TryParse([0, 1, 0, 0, (byte)(length >> 8), (byte)length], out _));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(253)]
    [InlineData(254)]
    public void A_length_of_2_to_254_passes(int length)
    {
        Assert.Equal(MbapStatus.Complete, MbapHeader.TryParse([0, 1, 0, 0, 0, (byte)length, 9], out MbapHeader header));
        Assert.Equal(length - 1, header.PduSize);
    }

    [Theory]
    [InlineData(0x00, 0x01)]
    [InlineData(0x01, 0x00)]
    public void A_protocol_id_other_than_0_is_found_before_the_length_has_come(byte high, byte low) =>
        Assert.Equal(MbapStatus.WrongProtocol, MbapHeader.TryParse([0, 1, high, low], out _));

    [Fact]
    public void A_frame_cut_at_any_byte_is_read_when_its_last_byte_is_there()
    {
        for (int cut = 0; cut <= Frame.Length; cut++)
        {
            for (int end = cut; end < Frame.Length; end++)
            {
                ReadOnlySequence<byte> incomplete = Segments(Frame[..cut], Frame[cut..end]);
                Assert.Equal(MbapStatus.Incomplete, MbapFrame.TryRead(ref incomplete, out _, out _, new byte[253]));
                Assert.Equal(end, incomplete.Length);
            }

            ReadOnlySequence<byte> input = Segments(Frame[..cut], Frame[cut..]);
            Assert.Equal(MbapStatus.Complete, MbapFrame.TryRead(ref input, out _, out ReadOnlySpan<byte> pdu, new byte[253]));
            Assert.Equal("03006B0003", Convert.ToHexString(pdu));
            Assert.True(input.IsEmpty);
        }
    }

    [Fact]
    public void Several_frames_and_a_half_are_taken_one_by_one()
    {
        var input = new ReadOnlySequence<byte>([.. Frame, .. Frame, .. Frame[..8]]);
        byte[] buffer = new byte[253];

        Assert.Equal(MbapStatus.Complete, MbapFrame.TryRead(ref input, out _, out _, buffer));
        Assert.Equal(MbapStatus.Complete, MbapFrame.TryRead(ref input, out _, out _, buffer));
        Assert.Equal(MbapStatus.Incomplete, MbapFrame.TryRead(ref input, out _, out _, buffer));
        Assert.Equal(8, input.Length);
    }

    [Fact]
    public void Random_bytes_never_make_the_reader_throw() => Gen.Byte.Array[0, 600].Sample(bytes =>
    {
        var input = new ReadOnlySequence<byte>(bytes);
        byte[] buffer = new byte[253];
        while (MbapFrame.TryRead(ref input, out _, out _, buffer) == MbapStatus.Complete)
        {
        }
    });

    private static ReadOnlySequence<byte> Segments(byte[] first, byte[] second)
    {
        var start = new Segment(first, 0);
        var end = new Segment(second, first.Length);
        start.Append(end);
        return new ReadOnlySequence<byte>(start, 0, end, second.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, long index) => (Memory, RunningIndex) = (bytes, index);

        public void Append(Segment next) => Next = next;
    }
}
