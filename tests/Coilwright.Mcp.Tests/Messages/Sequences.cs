using System.Buffers;

namespace Coilwright.Mcp.Tests.Messages;

/// <summary>Bytes cut into segments.</summary>
internal static class Sequences
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, int segmentSize)
    {
        Segment? first = null;
        Segment? last = null;
        foreach (byte[] chunk in bytes.Chunk(segmentSize))
        {
            last = new Segment(chunk, last);
            first ??= last;
        }

        return first is null ? default : new(first, 0, last!, last!.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, Segment? before)
        {
            Memory = bytes;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
