using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Serial;

/// <summary>How a line's frames are written and found. Without state, so one serves many lines.</summary>
internal abstract class SerialFraming
{
    public static SerialFraming Rtu { get; } = new RtuFraming();

    public static SerialFraming Ascii { get; } = new AsciiFraming();

    /// <summary>The size of the largest frame on the line.</summary>
    public abstract int MaxFrameSize { get; }

    /// <summary>The characters that a PDU takes on the line.</summary>
    public abstract int SizeOf(int pduSize);

    public abstract int Write(byte unit, ReadOnlySpan<byte> pdu, Span<byte> frame);

    /// <summary>Finds the next frame for a client; see <see cref="RtuFrame.TryRead"/>. The scratch takes the largest decoded frame.</summary>
    public abstract bool TryRead(
        ReadOnlySpan<byte> input, bool afterSilence, FunctionCodeSet others, Span<byte> scratch, out SerialFrame frame, out int consumed);

    private sealed class RtuFraming : SerialFraming
    {
        public override int MaxFrameSize => RtuFrame.MaxSize;

        public override int SizeOf(int pduSize) => pduSize + 3;

        public override int Write(byte unit, ReadOnlySpan<byte> pdu, Span<byte> frame) => RtuFrame.Write(unit, pdu, frame);

        public override bool TryRead(
            ReadOnlySpan<byte> input, bool afterSilence, FunctionCodeSet others, Span<byte> scratch, out SerialFrame frame, out int consumed) =>
            RtuFrame.TryRead(input, FrameDirection.Response, out frame, out consumed, afterSilence, others);
    }

    private sealed class AsciiFraming : SerialFraming
    {
        public override int MaxFrameSize => AsciiFrame.MaxSize;

        public override int SizeOf(int pduSize) => (2 * pduSize) + 7;

        public override int Write(byte unit, ReadOnlySpan<byte> pdu, Span<byte> frame) => AsciiFrame.Write(unit, pdu, frame);

        public override bool TryRead(
            ReadOnlySpan<byte> input, bool afterSilence, FunctionCodeSet others, Span<byte> scratch, out SerialFrame frame, out int consumed) =>
            AsciiFrame.TryRead(input, FrameDirection.Response, scratch, out frame, out consumed);
    }
}
