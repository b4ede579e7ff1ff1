using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Server;

internal sealed class RtuServerFraming : LineServerFraming
{
    public static readonly RtuServerFraming Instance = new();

    public override int MaxFrameSize => RtuFrame.MaxSize;

    public override int Write(ushort id, byte unit, Span<byte> frame, int pduSize) =>
        RtuFrame.Write(unit, frame.Slice(PduOffset, pduSize), frame);

    protected override bool TryRead(
        ReadOnlySpan<byte> bytes, Span<byte> scratch, bool afterSilence, ServedLine line, out SerialFrame frame, out int consumed) =>
        RtuFrame.TryRead(bytes, FrameDirection.Request, out frame, out consumed, afterSilence, line.OwnFunctions);
}
