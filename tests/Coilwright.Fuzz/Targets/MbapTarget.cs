using System.Buffers;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Fuzz.Targets;

/// <summary>A stream of Modbus TCP frames: the same frames however it is cut, and each written again as it came.</summary>
internal sealed class MbapTarget : IFuzzTarget
{
    public string Name => "mbap";

    public IEnumerable<byte[]> Seeds => [[0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 10, 0, 2, 0, 0, 0, 3, 1, 0x83, 2]];

    public int Run(ReadOnlySpan<byte> input)
    {
        byte[] bytes = input.ToArray();
        int whole = Read(new ReadOnlySequence<byte>(bytes));
        BrokenInvariantException.ThrowUnless(whole == Read(Split.InTwo(bytes, bytes.Length / 2)), "The frames depend on how the stream is cut.");
        return whole;
    }

    private static int Read(ReadOnlySequence<byte> input)
    {
        Span<byte> buffer = stackalloc byte[PduLimits.MaxSize];
        Span<byte> written = stackalloc byte[MbapHeader.Size];
        var hash = new HashCode();
        MbapStatus status;
        while (true)
        {
            ReadOnlySequence<byte> before = input;
            status = MbapFrame.TryRead(ref input, out MbapHeader header, out ReadOnlySpan<byte> pdu, buffer);
            if (status != MbapStatus.Complete)
            {
                hash.Add(status);
                return hash.ToHashCode();
            }

            BrokenInvariantException.ThrowUnless(pdu.Length == header.PduSize && pdu.Length is >= 1 and <= PduLimits.MaxSize, "A PDU has not the length of its header.");
            header.Write(written);
            BrokenInvariantException.ThrowUnless(before.Slice(0, MbapHeader.Size).ToArray().AsSpan().SequenceEqual(written), "A header is written otherwise than it came.");
            hash.AddBytes(written);
            hash.AddBytes(pdu);
        }
    }
}
