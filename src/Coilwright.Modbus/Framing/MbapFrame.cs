using System.Buffers;

namespace Coilwright.Modbus.Framing;

/// <summary>Takes frames out of a stream of bytes, however it was cut into segments.</summary>
public static class MbapFrame
{
    /// <summary>Takes the first frame off the input if all of it is there.</summary>
    /// <param name="input">What was received; moved behind the frame on <see cref="MbapStatus.Complete"/>, left alone otherwise.</param>
    /// <param name="header">The frame's header.</param>
    /// <param name="pdu">
    /// The frame's PDU: a slice of the input where that is in one piece, otherwise copied to <paramref name="buffer"/>.
    /// </param>
    /// <param name="buffer">At least 253 bytes.</param>
    public static MbapStatus TryRead(
        ref ReadOnlySequence<byte> input, out MbapHeader header, out ReadOnlySpan<byte> pdu, Span<byte> buffer)
    {
        pdu = default;
        MbapStatus status = TryReadHeader(input, out header);
        if (status != MbapStatus.Complete)
        {
            return status;
        }

        if (input.Length < header.FrameSize)
        {
            return MbapStatus.Incomplete;
        }

        ReadOnlySequence<byte> body = input.Slice(MbapHeader.Size, header.PduSize);
        if (body.IsSingleSegment)
        {
            pdu = body.FirstSpan;
        }
        else
        {
            body.CopyTo(buffer);
            pdu = buffer[..header.PduSize];
        }

        input = input.Slice(header.FrameSize);
        return MbapStatus.Complete;
    }

    /// <summary>Whether bytes are frames to the last one, however many.</summary>
    internal static bool AreWhole(ReadOnlySpan<byte> bytes)
    {
        while (MbapHeader.TryParse(bytes, out MbapHeader header) == MbapStatus.Complete && bytes.Length >= header.FrameSize)
        {
            bytes = bytes[header.FrameSize..];
        }

        return bytes.IsEmpty;
    }

    private static MbapStatus TryReadHeader(ReadOnlySequence<byte> input, out MbapHeader header)
    {
        ReadOnlySpan<byte> first = input.FirstSpan;
        if (first.Length >= MbapHeader.Size || input.IsSingleSegment)
        {
            return MbapHeader.TryParse(first, out header);
        }

        Span<byte> bytes = stackalloc byte[MbapHeader.Size];
        ReadOnlySequence<byte> start = input.Slice(0, Math.Min(input.Length, MbapHeader.Size));
        start.CopyTo(bytes);
        return MbapHeader.TryParse(bytes[..(int)start.Length], out header);
    }
}
