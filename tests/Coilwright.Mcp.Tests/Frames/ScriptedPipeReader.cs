using System.Buffers;
using System.IO.Pipelines;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Hands a byte stream out in pieces of given sizes, over and over again, and notes how much its reader left unread.</summary>
internal sealed class ScriptedPipeReader(byte[] stream, int[] cuts) : PipeReader
{
    private int _start;
    private int _end;
    private int _next;
    private ReadOnlySequence<byte> _given;

    /// <summary>The most bytes that stayed behind when more were asked for.</summary>
    public int MostKept { get; private set; }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        MostKept = Math.Max(MostKept, _end - _start);
        _end = Math.Min(stream.Length, _end + cuts[_next++ % cuts.Length]);
        _given = Cut(_start, _end);
        return new(new ReadResult(_given, isCanceled: false, isCompleted: _end == stream.Length));
    }

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        => _start += (int)_given.Slice(0, consumed).Length;

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override bool TryRead(out ReadResult result) => throw new InvalidOperationException("Not part of the script.");

    public override void CancelPendingRead() => throw new InvalidOperationException("Not part of the script.");

    public override void Complete(Exception? exception = null)
    {
    }

    /// <summary>The same bytes in segments of at most seven, so that a header never lies in one.</summary>
    private ReadOnlySequence<byte> Cut(int start, int end)
    {
        var first = new Segment(stream.AsMemory(start, Math.Min(7, end - start)), 0);
        Segment last = first;
        for (int i = start + 7; i < end; i += 7)
        {
            last = last.Append(stream.AsMemory(i, Math.Min(7, end - i)));
        }

        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
