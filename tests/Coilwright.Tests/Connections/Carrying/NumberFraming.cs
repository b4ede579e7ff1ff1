using System.Buffers;
using System.Buffers.Binary;
using Coilwright.Connections;
using Coilwright.Requests;

namespace Coilwright.Tests.Connections.Carrying;

/// <summary>The least that can be called frames: an id and one byte, in both directions.</summary>
internal sealed class NumberFraming : IFraming
{
    public const int FrameSize = 3;

    public int MaxFrameSize => FrameSize;

    public int SignatureOf(PendingRequest request) => 0;

    public int Write(PendingRequest request, Span<byte> frame)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame, request.Id);
        frame[2] = 0;
        return FrameSize;
    }

    public bool TryRead(ref ReadOnlySequence<byte> input, Span<byte> scratch, out AnswerFrame frame)
    {
        frame = default;
        if (input.Length < FrameSize)
        {
            return false;
        }

        input.Slice(0, FrameSize).CopyTo(scratch);
        input = input.Slice(FrameSize);
        frame = new AnswerFrame(BinaryPrimitives.ReadUInt16BigEndian(scratch), 0, scratch[2..FrameSize]);
        return true;
    }
}
