using System.Buffers;
using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Server;

internal sealed class MbapServerFraming : ServerFraming
{
    public static readonly MbapServerFraming Instance = new();

    public override bool IsLine => false;

    public override int MaxFrameSize => MbapHeader.MaxFrameSize;

    public override int PduOffset => MbapHeader.Size;

    public override FrameStatus TryRead(
        ref ReadOnlySequence<byte> input, Span<byte> scratch, bool afterSilence, ServedLine line, out ServerRequest request)
    {
        MbapStatus status = MbapFrame.TryRead(ref input, out MbapHeader header, out ReadOnlySpan<byte> pdu, scratch);
        request = new ServerRequest(header.TransactionId, header.Unit, pdu);
        return status switch
        {
            MbapStatus.Complete => FrameStatus.Complete,
            MbapStatus.Incomplete => FrameStatus.Incomplete,
            _ => FrameStatus.Broken,
        };
    }

    public override int Write(ushort id, byte unit, Span<byte> frame, int pduSize)
    {
        var header = new MbapHeader(id, unit, pduSize);
        header.Write(frame);
        return header.FrameSize;
    }
}
