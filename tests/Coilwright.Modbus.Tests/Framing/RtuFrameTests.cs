using Coilwright.Modbus.Framing;
using CsCheck;

namespace Coilwright.Modbus.Tests.Framing;

public sealed class RtuFrameTests
{
    private static readonly Gen<(byte Unit, FrameDirection Direction, byte[] Pdu)> AnyFrame =
        Gen.Select(Gen.Byte[1, 255], SerialPdus.Any).Select((unit, pdu) => (unit, pdu.Direction, pdu.Pdu));

    [Fact]
    public void Writes_unit_PDU_and_CRC_low_byte_first()
    {
        byte[] frame = new byte[8];

        Assert.Equal(8, RtuFrame.Write(0x11, SerialPdus.BytesOf("03 006B 0003"), frame));

        Assert.Equal("1103006B00037687", Convert.ToHexString(frame));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(254)]
    public void A_PDU_of_impossible_size_is_not_written(int size) =>
        Assert.Throws<ArgumentException>(() => RtuFrame.Write(1, new byte[size], new byte[300]));

    [Fact]
    public void A_frame_is_read_at_its_last_byte_and_not_before() => AnyFrame.Sample(sent =>
    {
        byte[] bytes = Written(sent.Unit, sent.Pdu);
        for (int end = 0; end < bytes.Length; end++)
        {
            Assert.False(RtuFrame.TryRead(bytes.AsSpan(0, end), sent.Direction, out _, out int none));
            Assert.Equal(0, none);
        }

        Assert.True(RtuFrame.TryRead(bytes, sent.Direction, out SerialFrame frame, out int consumed));
        Assert.Equal((sent.Unit, sent.Direction, 0, bytes.Length), (frame.Unit, frame.Direction, frame.Skipped, consumed));
        Assert.Equal(sent.Pdu, frame.Pdu.ToArray());
    });

    [Theory]
    [InlineData(FrameDirection.Request)]
    [InlineData(FrameDirection.Response)]
    public void Frames_in_either_direction_are_found_one_behind_the_other(FrameDirection mine)
    {
        byte[][] pdus = [.. SerialPdus.All.Select(row => SerialPdus.BytesOf(row.Data.Item2))];
        foreach (byte[] first in pdus)
        {
            foreach (byte[] second in pdus)
            {
                byte[] stream = [.. Written(1, first), .. Written(66, second)];

                // A frame may hide behind a longer one that its first bytes promise; the silence behind the last resolves it.
                Assert.Equal([first, second], ReadAll(stream, mine, afterSilence: true));
            }
        }
    }

    [Fact]
    public void A_frame_behind_garbage_is_found_once_the_line_is_silent() =>
        Gen.Select(Gen.Byte[0x41, 0x7F].Array[1, 40], Gen.Byte[0x41, 0x7F], SerialPdus.Any).Sample((garbage, unit, sent) =>
        {
            byte[] bytes = [.. garbage, .. Written(unit, sent.Pdu)];

            Assert.True(RtuFrame.TryRead(bytes, sent.Direction, out SerialFrame frame, out int consumed, afterSilence: true));

            Assert.Equal((unit, garbage.Length, bytes.Length), (frame.Unit, frame.Skipped, consumed));
            Assert.Equal(sent.Pdu, frame.Pdu.ToArray());
        });

    [Fact]
    public void A_wrong_bit_anywhere_lets_no_frame_pass() => Gen.Select(AnyFrame, Gen.Int[0, int.MaxValue]).Sample((sent, at) =>
    {
        byte[] bytes = Written(sent.Unit, sent.Pdu);
        bytes[at % bytes.Length] ^= (byte)(1 << (at % 8));

        Assert.DoesNotContain(ReadAll(bytes, sent.Direction, afterSilence: true), pdu => pdu.AsSpan().SequenceEqual(sent.Pdu));
    });

    [Fact]
    public void Random_bytes_never_throw_and_are_never_kept_beyond_the_longest_frame() =>
        Gen.Select(Gen.Byte.Array[0, 600], Gen.Bool, Gen.Bool).Sample((bytes, isRequest, afterSilence) =>
        {
            FrameDirection direction = isRequest ? FrameDirection.Request : FrameDirection.Response;
            int at = 0;
            while (RtuFrame.TryRead(bytes.AsSpan(at), direction, out _, out int consumed, afterSilence, FunctionCodeSet.All))
            {
                at += consumed;
            }

            RtuFrame.TryRead(bytes.AsSpan(at), direction, out _, out int done, afterSilence, FunctionCodeSet.All);
            return bytes.Length - at - done < RtuFrame.MaxSize;
        });

    [Fact]
    public void The_zero_of_a_break_before_an_answer_is_skipped_at_once()
    {
        byte[] bytes = [0, 0, .. Written(3, SerialPdus.BytesOf("03 04 00010002"))];

        Assert.True(RtuFrame.TryRead(bytes, FrameDirection.Response, out SerialFrame frame, out _));

        Assert.Equal((3, 2), (frame.Unit, frame.Skipped));
    }

    [Fact]
    public void A_frame_behind_bytes_that_promise_a_longer_one_waits_for_silence_and_nothing_is_cut()
    {
        byte[] half = [7, 3, 100, 1, 2];
        byte[] bytes = [.. half, .. Written(1, SerialPdus.BytesOf("03 02 1234"))];

        Assert.False(RtuFrame.TryRead(bytes, FrameDirection.Response, out _, out int consumed));
        Assert.Equal(0, consumed);
        Assert.True(RtuFrame.TryRead(bytes, FrameDirection.Response, out SerialFrame frame, out _, afterSilence: true));
        Assert.Equal((1, half.Length), (frame.Unit, frame.Skipped));
        Assert.False(RtuFrame.TryRead(half, FrameDirection.Response, out _, out int kept, afterSilence: true));
        Assert.Equal(0, kept);
    }

    [Fact]
    public void A_function_code_of_nobody_ends_where_the_checksum_agrees_and_the_line_is_silent() =>
        Gen.Select(Gen.Byte[0x41, 0x48], Gen.Byte.Array[0, 251]).Sample((function, data) =>
        {
            byte[] pdu = [function, .. data];
            byte[] bytes = Written(9, pdu);
            FunctionCodeSet others = default(FunctionCodeSet).With((FunctionCode)function);

            Assert.False(RtuFrame.TryRead(bytes, FrameDirection.Response, out _, out _, afterSilence: false, others));
            Assert.Equal(
                bytes[^1] != 0,
                RtuFrame.TryRead(bytes, FrameDirection.Response, out SerialFrame frame, out _, afterSilence: true, others));
            Assert.True(bytes[^1] == 0 || frame.Pdu.SequenceEqual(pdu));
        });

    [Fact]
    public void A_function_code_of_nobody_is_never_read_a_byte_too_long_for_a_break_behind_it() =>
        Gen.Select(Gen.Byte[0x41, 0x48], Gen.Byte.Array[0, 200], Gen.Int[1, 3]).Sample((function, data, breaks) =>
        {
            byte[] bytes = [.. Written(9, [function, .. data]), .. new byte[breaks]];
            FunctionCodeSet others = default(FunctionCodeSet).With((FunctionCode)function);

            return !RtuFrame.TryRead(bytes, FrameDirection.Response, out SerialFrame frame, out _, afterSilence: true, others)
                || frame.Unit != 9 || frame.Skipped > 0;
        });

    [Fact]
    public void A_function_code_that_nobody_looks_for_is_garbage()
    {
        byte[] bytes = [.. Written(9, [0x41, 1, 2, 3]), .. Written(1, SerialPdus.BytesOf("03 02 1234"))];

        Assert.True(RtuFrame.TryRead(bytes, FrameDirection.Response, out SerialFrame frame, out _));

        Assert.Equal(1, frame.Unit);
    }

    [Fact]
    public void A_long_echo_of_function_code_8_is_read_whole()
    {
        byte[] pdu = SerialPdus.BytesOf("08 0000 0102030405060708");
        FunctionCodeSet others = default(FunctionCodeSet).With(FunctionCode.Diagnostics);

        Assert.True(RtuFrame.TryRead(Written(1, pdu), FrameDirection.Response, out SerialFrame frame, out _, afterSilence: true, others));

        Assert.Equal(pdu, frame.Pdu.ToArray());
    }

    private static List<byte[]> ReadAll(ReadOnlySpan<byte> bytes, FrameDirection direction, bool afterSilence)
    {
        List<byte[]> pdus = [];
        while (RtuFrame.TryRead(bytes, direction, out SerialFrame frame, out int consumed, afterSilence))
        {
            pdus.Add(frame.Pdu.ToArray());
            bytes = bytes[consumed..];
        }

        return pdus;
    }

    private static byte[] Written(byte unit, byte[] pdu)
    {
        byte[] frame = new byte[pdu.Length + 3];
        RtuFrame.Write(unit, pdu, frame);
        return frame;
    }
}
