using System.Buffers;
using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Server;

/// <summary>
/// The framings of serial lines, where everybody hears everything: what other units answer is passed over, and so is garbage.
/// </summary>
internal abstract class LineServerFraming : ServerFraming
{
    public sealed override bool IsLine => true;

    public sealed override int PduOffset => 1;

    public sealed override FrameStatus TryRead(
        ref ReadOnlySequence<byte> input, Span<byte> scratch, bool afterSilence, ServedLine line, out ServerRequest request)
    {
        while (!input.IsEmpty)
        {
            ReadOnlySpan<byte> bytes = Unite(input, scratch);
            bool isAll = bytes.Length == input.Length;
            bool isFound = TryRead(bytes, scratch, afterSilence, line, out SerialFrame frame, out int consumed);
            input = input.Slice(consumed);
            if (isFound ? frame.Skipped > 0 : consumed > 0)
            {
                line.CountError();
            }

            if (isFound && frame.Direction == FrameDirection.Request)
            {
                request = new ServerRequest(0, frame.Unit, frame.Pdu);
                return FrameStatus.Complete;
            }

            if (!isFound && isAll)
            {
                break;
            }
        }

        request = default;
        return FrameStatus.Incomplete;
    }

    /// <summary>Finds the next frame, of either direction.</summary>
    protected abstract bool TryRead(
        ReadOnlySpan<byte> bytes, Span<byte> scratch, bool afterSilence, ServedLine line, out SerialFrame frame, out int consumed);

    /// <summary>The first bytes in one piece, at least two frames of them where so many are there.</summary>
    private ReadOnlySpan<byte> Unite(ReadOnlySequence<byte> input, Span<byte> scratch)
    {
        ReadOnlySequence<byte> first = input.Slice(0, Math.Min(input.Length, 2 * MaxFrameSize));
        if (first.IsSingleSegment)
        {
            return first.FirstSpan;
        }

        int size = (int)first.Length;
        Span<byte> united = scratch[^size..];
        first.CopyTo(united);
        return united;
    }
}
