using System.Buffers;
using Coilwright.Generators.Tests.RoundTrips;
using Coilwright.Modbus;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Values;

namespace Coilwright.Generators.Tests.Layers;

/// <summary>PDUs, frames and values for who has a transport already: public members only, this assembly sees no others.</summary>
public sealed class OwnTransportTests
{
    [Fact]
    public void A_request_is_framed_for_tcp_and_its_answer_decoded_from_whatever_pieces_it_comes_in()
    {
        byte[] frame = new byte[MbapHeader.MaxFrameSize];
        int size = new ReadRequest(FunctionCode.ReadHoldingRegisters, 14, 6).Write(frame.AsSpan(MbapHeader.Size));
        new MbapHeader(TransactionId: 0x1234, Unit: 9, size).Write(frame);
        Assert.Equal("1234" + "0000" + "0006" + "09" + "03" + "000E" + "0006", Convert.ToHexString(frame, 0, MbapHeader.Size + size));

        byte[] answer = Convert.FromHexString("1234" + "0000" + "000F" + "09" + "03" + "0C" + "E97942F6" + "BE771A9FDD2F405E");
        for (int cut = 1; cut < answer.Length; cut++)
        {
            var start = new ReadOnlySequence<byte>(answer.AsMemory(0, cut));
            Assert.Equal(MbapStatus.Incomplete, MbapFrame.TryRead(ref start, out _, out _, new byte[PduLimits.MaxSize]));
            ReadOnlySequence<byte> all = Piece.Join(answer.AsMemory(0, cut), answer.AsMemory(cut));
            Assert.Equal(MbapStatus.Complete, MbapFrame.TryRead(ref all, out MbapHeader header, out ReadOnlySpan<byte> pdu, new byte[PduLimits.MaxSize]));
            Assert.Equal((0x1234, 9, 0), ((int)header.TransactionId, (int)header.Unit, (int)all.Length));
            Assert.Equal(PduFault.None, ResponseCheck.Check(frame.AsSpan(MbapHeader.Size, size), pdu));
            Assert.True(ReadRegistersResponse.TryParse(pdu, out ReadRegistersResponse response, out _));

            // By the map's members, and by the values alone.
            Assert.Equal((123.456f, 123.456), (CdabMapMembers.Single.Decode(response.Data), CdabMapMembers.Double.Decode(response.Data[4..])));
            Assert.Equal((123.456f, 123.456), (WordSwapped.ReadSingle(response.Data), WordSwapped.ReadDouble(response.Data[4..])));
        }
    }

    [Fact]
    public void A_request_is_framed_for_a_line_and_its_answer_found_behind_noise()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        byte[] frame = new byte[RtuFrame.MaxSize];
        int size = new ReadRequest(FunctionCode.ReadInputRegisters, 8, 1).Write(pdu);
        int framed = RtuFrame.Write(17, pdu.AsSpan(0, size), frame);
        Assert.Equal("11" + "04" + "0008" + "0001" + "B298", Convert.ToHexString(frame, 0, framed));

        byte[] answer = Convert.FromHexString("00" + "11" + "04" + "02" + "000A" + "F8F4");
        Assert.False(RtuFrame.TryRead(answer.AsSpan(0, 6), FrameDirection.Response, out _, out _));
        Assert.True(RtuFrame.TryRead(answer, FrameDirection.Response, out SerialFrame found, out int consumed));
        Assert.Equal((17, 1, answer.Length), ((int)found.Unit, found.Skipped, consumed));
        Assert.Equal(PduFault.None, ResponseCheck.Check(pdu.AsSpan(0, size), found.Pdu));
        Assert.True(ReadRegistersResponse.TryParse(found.Pdu, out ReadRegistersResponse response, out _));
        ushort[] values = new ushort[1];
        response.CopyTo(values);
        Assert.Equal([10], values);
    }

    [Fact]
    public void A_write_is_encoded_by_the_members_of_a_map_and_a_refusal_told_from_an_answer()
    {
        byte[] data = new byte[4];
        ScaleMapMembers.Tenth.EncodeChecked(23.4, data);
        ScaleMapMembers.Hundredth.EncodeChecked(-0.01f, data.AsSpan(2));
        byte[] pdu = new byte[PduLimits.MaxSize];
        int size = new WriteMultipleRequest(FunctionCode.WriteMultipleRegisters, ScaleMapMembers.Tenth.Address, 2, data).Write(pdu);
        Assert.Equal("10" + "0000" + "0002" + "04" + "00EA" + "FFFF", Convert.ToHexString(pdu, 0, size));

        ReadOnlySpan<byte> request = pdu.AsSpan(0, size);
        Assert.Equal(PduFault.None, ResponseCheck.Check(request, [0x10, 0, 0, 0, 2]));
        Assert.NotEqual(PduFault.None, ResponseCheck.Check(request, [0x10, 0, 0, 0, 3]));
        Assert.True(ExceptionResponse.TryParse([0x90, 2], out ExceptionResponse refusal, out _));
        Assert.Equal((FunctionCode.WriteMultipleRegisters, ModbusExceptionCode.IllegalDataAddress), (refusal.Function, refusal.Code));
    }

    [Fact]
    public void A_whole_map_is_read_by_its_plan()
    {
        MapPlan plan = MapPlan.Of<MixedMap>();
        byte[] image = new byte[plan.ImageSize];
        var served = new MixedMap { Byte = 7, Text = "own", Temperature = -5, Coil = true, Door = true };
        served.Encode(image);
        byte[] received = new byte[plan.ImageSize];
        int offset = 0;
        foreach (MapBlock block in plan.Blocks)
        {
            byte[] pdu = new byte[ReadRequest.Size];
            block.ToRequest(baseAddress: 1000).Write(pdu);
            Assert.True(ReadRequest.TryParse(pdu, out ReadRequest request, out _));
            Assert.Equal((block.Address + 1000, block.Count, block.Size), (request.Address, request.Quantity, request.DataSize));
            image.AsSpan(offset, block.Size).CopyTo(received.AsSpan(offset));
            offset += block.Size;
        }

        MixedMap map = MixedMap.Decode(received);
        Assert.Equal((7, "own", (short?)-5, true, true), (map.Byte, map.Text, map.Temperature, map.Coil, map.Door));
    }

    /// <summary>A piece of a sequence.</summary>
    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
        {
            var end = new Piece { Memory = second, RunningIndex = first.Length };
            return new ReadOnlySequence<byte>(new Piece { Memory = first, Next = end }, 0, end, second.Length);
        }
    }
}
