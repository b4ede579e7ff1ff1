using System.Buffers;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Framing;

/// <summary>
/// ASCII frames: a colon, then unit, PDU and LRC as two hexadecimal digits a byte, then CR and LF (Modbus over Serial Line V1.02, 2.5.2).
/// </summary>
/// <remarks>Never throws for what it reads, whatever the bytes. Thread-safe: nothing is remembered.</remarks>
public static class AsciiFrame
{
    /// <summary>The most characters of a frame.</summary>
    public const int MaxSize = 1 + (2 * DecodedSize) + 2;

    /// <summary>The bytes of the longest frame once it is decoded: unit, PDU, LRC. <see cref="TryRead"/> needs room for so many.</summary>
    public const int DecodedSize = 1 + PduLimits.MaxSize + 1;

    private const byte Start = (byte)':';
    private const byte LineFeed = (byte)'\n';
    private const int MinDecodedSize = 3;

    /// <summary>Writes a frame and returns its size.</summary>
    /// <param name="unit">The unit; 0 is a broadcast.</param>
    /// <param name="pdu">Function code and data, 1 to 253 bytes.</param>
    /// <param name="destination">Two characters a byte of the PDU and seven more.</param>
    /// <exception cref="ArgumentException">The PDU is empty or too long, or the destination too short.</exception>
    public static int Write(byte unit, ReadOnlySpan<byte> pdu, Span<byte> destination)
    {
        PduShape.ThrowIfNoPdu(pdu);
        Span<byte> bytes = stackalloc byte[DecodedSize];
        bytes = bytes[..(pdu.Length + 2)];
        bytes[0] = unit;
        pdu.CopyTo(bytes[1..]);
        bytes[^1] = Lrc.Compute(bytes[..^1]);

        destination = destination[..((2 * bytes.Length) + 3)];
        destination[0] = Start;
        Convert.TryToHexString(bytes, destination[1..], out _);
        destination[^2] = (byte)'\r';
        destination[^1] = LineFeed;
        return destination.Length;
    }

    /// <summary>Finds the next frame.</summary>
    /// <param name="input">What was received and not consumed yet.</param>
    /// <param name="direction">
    /// Which way the reader's own frames go. The delimiters don't tell, the length of the PDU mostly does; it decides where both would do.
    /// </param>
    /// <param name="buffer">Takes the decoded frame: <see cref="DecodedSize"/> bytes.</param>
    /// <param name="frame">The frame, its PDU a slice of <paramref name="buffer"/>.</param>
    /// <param name="consumed">
    /// The characters that are done with: up to the end of the frame, or those that will belong to none. What is left is to be shown
    /// again with what follows; it is never longer than <see cref="MaxSize"/>.
    /// </param>
    /// <returns>Whether there is a frame.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> input, FrameDirection direction, Span<byte> buffer, out SerialFrame frame, out int consumed)
    {
        for (int at = 0; ; at++)
        {
            int start = input[at..].IndexOf(Start);
            if (start < 0)
            {
                frame = default;
                consumed = input.Length;
                return false;
            }

            at += start;
            int end = input[(at + 1)..].IndexOfAny(Start, LineFeed);
            if (end < 0 && input.Length - at <= MaxSize)
            {
                frame = default;
                consumed = at;
                return false;
            }

            if (end >= 0 && input[at + 1 + end] == LineFeed
                && TryDecode(input.Slice(at + 1, end), direction, buffer, at, out frame))
            {
                consumed = at + 1 + end + 1;
                return true;
            }
        }
    }

    private static bool TryDecode(
        ReadOnlySpan<byte> line, FrameDirection direction, Span<byte> buffer, int skipped, out SerialFrame frame)
    {
        frame = default;
        ReadOnlySpan<byte> digits = line.TrimEnd((byte)'\r');
        if (digits.Length > 2 * DecodedSize
            || Convert.FromHexString(digits, buffer, out _, out int size) != OperationStatus.Done
            || size < MinDecodedSize
            || Lrc.Compute(buffer[..size]) != 0)
        {
            return false;
        }

        byte unit = buffer[0];
        ReadOnlySpan<byte> pdu = buffer[1..(size - 1)];
        FrameDirection opposite = direction == FrameDirection.Request ? FrameDirection.Response : FrameDirection.Request;
        FrameDirection? found = Fits(unit, pdu, direction) ? direction : Fits(unit, pdu, opposite) ? opposite : null;
        if (found is null)
        {
            return false;
        }

        frame = new SerialFrame(unit, pdu, found.Value, skipped);
        return true;
    }

    private static bool Fits(byte unit, ReadOnlySpan<byte> pdu, FrameDirection direction)
    {
        PduLengthStatus status = PduLength.Predict(pdu, direction, out int length);
        return (unit != 0 || direction == FrameDirection.Request)
            && (status == PduLengthStatus.Open || (status == PduLengthStatus.Known && length == pdu.Length));
    }
}
