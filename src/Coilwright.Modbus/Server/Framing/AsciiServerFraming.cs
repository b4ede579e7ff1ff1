using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Server;

internal sealed class AsciiServerFraming : LineServerFraming
{
    public static readonly AsciiServerFraming Instance = new();

    public override int MaxFrameSize => AsciiFrame.MaxSize;

    public override int Write(ushort id, byte unit, Span<byte> frame, int pduSize) =>
        AsciiFrame.Write(unit, frame.Slice(PduOffset, pduSize), frame);

    protected override bool TryRead(
        ReadOnlySpan<byte> bytes, Span<byte> scratch, bool afterSilence, ServedLine line, out SerialFrame frame, out int consumed) =>
        AsciiFrame.TryRead(bytes, FrameDirection.Request, scratch[..AsciiFrame.DecodedSize], out frame, out consumed);
}
