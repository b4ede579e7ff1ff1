using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Framing;

/// <summary>
/// RTU frames: unit, PDU, CRC (Modbus over Serial Line V1.02, 2.5.1). Nothing marks where they begin or end, so they are found by the
/// lengths of their PDUs and their checksums.
/// </summary>
/// <remarks>
/// <para>
/// Time never cuts a frame: operating systems, USB adapters and networks deliver one in pieces with any gaps between them. A frame ends where its
/// PDU says, if the checksum agrees; what is no frame is skipped byte by byte. Frames of the other direction are found too, because on a
/// shared line everybody hears everything.
/// </para>
/// <para>
/// Bytes that might still become a frame are waited for, which garbage can mimic. A reader that has seen the line go silent says so by
/// <c>afterSilence</c>, and whole frames behind such bytes are found; the bytes are kept all the same until then, for the case that the rest was
/// merely late. Never throws, whatever the bytes. Thread-safe: nothing is remembered.
/// </para>
/// </remarks>
public static class RtuFrame
{
    /// <summary>The most bytes of a frame.</summary>
    public const int MaxSize = PduLimits.MaxSize + Overhead;

    private const int Overhead = 3;
    private const int Incomplete = 0;
    private const int None = -1;

    /// <summary>Writes a frame and returns its size.</summary>
    /// <param name="unit">The unit; 0 is a broadcast.</param>
    /// <param name="pdu">Function code and data, 1 to 253 bytes.</param>
    /// <param name="destination">At least three bytes longer than the PDU.</param>
    /// <exception cref="ArgumentException">The PDU is empty or too long, or the destination too short.</exception>
    public static int Write(byte unit, ReadOnlySpan<byte> pdu, Span<byte> destination)
    {
        PduShape.ThrowIfNoPdu(pdu);
        destination = destination[..(pdu.Length + Overhead)];
        destination[0] = unit;
        pdu.CopyTo(destination[1..]);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[^2..], Crc16.Compute(destination[..^2]));
        return destination.Length;
    }

    /// <summary>Finds the next frame.</summary>
    /// <param name="input">What was received and not consumed yet.</param>
    /// <param name="direction">Which way the reader's own frames go; it decides where bytes can be read both ways.</param>
    /// <param name="frame">The frame, its PDU a slice of the input.</param>
    /// <param name="consumed">
    /// The bytes that are done with: up to the end of the frame, or those that will belong to none. What is left is to be shown again
    /// with what follows; it is never longer than <see cref="MaxSize"/> less one.
    /// </param>
    /// <param name="afterSilence">Whether nothing has come for so long that the frames before are likely to be at their ends.</param>
    /// <param name="others">
    /// The function codes beyond the specification's to look for. Their length nobody knows: their frames end where the checksum agrees and
    /// the line falls silent, or where another frame begins. One in 256 of them, whose
    /// checksum ends in a zero that could as well be a break behind a shorter frame, is not found.
    /// </param>
    /// <returns>Whether there is a frame.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> input,
        FrameDirection direction,
        out SerialFrame frame,
        out int consumed,
        bool afterSilence = false,
        FunctionCodeSet others = default)
    {
        int firstIncomplete = None;
        for (int at = 0; at < input.Length; at++)
        {
            ReadOnlySpan<byte> rest = input[at..];
            FrameDirection found = direction;
            int size = Probe(rest, found, afterSilence, others);
            if (size == None || (size == Incomplete && afterSilence))
            {
                found = direction == FrameDirection.Request ? FrameDirection.Response : FrameDirection.Request;
                int opposite = Probe(rest, found, afterSilence, others);
                size = opposite == None ? size : opposite;
            }

            if (size > 0)
            {
                consumed = at + size;
                frame = new SerialFrame(rest[0], rest[1..(size - 2)], found, at);
                return true;
            }

            if (size == Incomplete)
            {
                firstIncomplete = firstIncomplete == None ? at : firstIncomplete;
                if (!afterSilence)
                {
                    break;
                }
            }
        }

        consumed = firstIncomplete == None ? input.Length : firstIncomplete;
        frame = default;
        return false;
    }

    /// <summary>The size of the frame that the bytes begin with, <see cref="Incomplete"/> if they may begin one, or <see cref="None"/>.</summary>
    private static int Probe(ReadOnlySpan<byte> bytes, FrameDirection direction, bool afterSilence, FunctionCodeSet others)
    {
        // Nobody answers as unit 0: it is a broadcast or, far more often, what a break on the line looks like.
        if (bytes[0] == 0 && direction == FrameDirection.Response)
        {
            return None;
        }

        PduLengthStatus status = PduLength.Predict(bytes[1..], direction, out int length);
        if (status == PduLengthStatus.NeedsMore)
        {
            return Incomplete;
        }

        if (status == PduLengthStatus.Impossible)
        {
            return None;
        }

        int size = length + Overhead;
        bool isOpen = status == PduLengthStatus.Open;
        if (!isOpen || length > 0)
        {
            if (bytes.Length < size)
            {
                return Incomplete;
            }

            if (IsSound(bytes[..size]))
            {
                return size;
            }
        }

        return !isOpen || !others.Contains((FunctionCode)bytes[1]) ? None
            : afterSilence || bytes.Length >= MaxSize ? SearchEnd(bytes)
            : Incomplete;
    }

    /// <summary>
    /// The size of a frame whose length only its checksum tells. Among some 250 lengths a chance agreement is not rare, so what
    /// follows must confirm it: nothing, or another frame.
    /// </summary>
    private static int SearchEnd(ReadOnlySpan<byte> bytes)
    {
        ushort crc = Crc16.Preset;
        for (int size = 1; size <= Math.Min(bytes.Length, MaxSize); size++)
        {
            ushort before = crc;
            crc = Crc16.Append(crc, bytes[size - 1]);
            if (crc != 0 || size <= Overhead || !IsEnd(bytes[size..]))
            {
                continue;
            }

            // A zero leaves a checksum of zero as it is: it may be the frame's own last byte or a break behind it. Better no frame than one
            // that is a byte too long.
            return before == 0 ? None : size;
        }

        return bytes.Length >= MaxSize ? None : Incomplete;
    }

    private static bool IsEnd(ReadOnlySpan<byte> rest) =>
        rest.IsEmpty
        || Probe(rest, FrameDirection.Request, afterSilence: false, default) > 0
        || Probe(rest, FrameDirection.Response, afterSilence: false, default) > 0;

    private static bool IsSound(ReadOnlySpan<byte> frame) => Crc16.Compute(frame) == 0;
}
