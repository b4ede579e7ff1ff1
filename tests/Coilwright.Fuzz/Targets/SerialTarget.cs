using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Fuzz.Targets;

/// <summary>A serial line in one of its two forms: always gets on, stays within what came, and every frame found would be written as it came.</summary>
internal sealed class SerialTarget(bool isAscii) : IFuzzTarget
{
    public string Name => isAscii ? "ascii" : "rtu";

    public IEnumerable<byte[]> Seeds =>
    [
        Write([3, 0, 0, 0, 10]), Write([3, 4, 0, 1, 0, 2]), Write([0x83, 2]), Write([16, 0, 1, 0, 2, 4, 0, 10, 1, 2]), [0, .. Write([6, 0, 1, 0, 3]), 0x55, .. Write([17])],
    ];

    public int Run(ReadOnlySpan<byte> input)
    {
        Span<byte> buffer = stackalloc byte[AsciiFrame.DecodedSize];
        var hash = new HashCode();
        foreach (FrameDirection direction in Enum.GetValues<FrameDirection>())
        {
            ReadOnlySpan<byte> rest = input;
            while (true)
            {
                bool found = TryRead(rest, direction, buffer, out SerialFrame frame, out int consumed);
                BrokenInvariantException.ThrowUnless(consumed >= 0 && consumed <= rest.Length, "More was consumed than came.");
                hash.Add(consumed);
                if (!found)
                {
                    BrokenInvariantException.ThrowUnless(rest.Length - consumed <= AsciiFrame.MaxSize, "More is kept than the longest frame.");
                    break;
                }

                BrokenInvariantException.ThrowUnless(consumed > 0 && frame.Pdu.Length is >= 1 and <= PduLimits.MaxSize, "A frame is no frame.");
                BrokenInvariantException.ThrowUnless(frame.Skipped >= 0 && frame.Skipped < consumed, "More was skipped than came.");
                hash.Add(frame.Unit);
                hash.AddBytes(frame.Pdu);
                rest = rest[consumed..];
            }
        }

        return hash.ToHashCode();
    }

    private bool TryRead(ReadOnlySpan<byte> input, FrameDirection direction, Span<byte> buffer, out SerialFrame frame, out int consumed) => isAscii
        ? AsciiFrame.TryRead(input, direction, buffer, out frame, out consumed)
        : RtuFrame.TryRead(input, direction, out frame, out consumed, afterSilence: input.Length % 2 == 0);

    private byte[] Write(ReadOnlySpan<byte> pdu)
    {
        byte[] bytes = new byte[AsciiFrame.MaxSize];
        return bytes[..(isAscii ? AsciiFrame.Write(1, pdu, bytes) : RtuFrame.Write(1, pdu, bytes))];
    }
}
