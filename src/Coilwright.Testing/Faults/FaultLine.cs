using System.Buffers;
using System.IO.Pipelines;

namespace Coilwright.Testing;

/// <summary>One direction of a faulty connection: takes frames one by one from where they were sent, and does to them what the plan says.</summary>
internal sealed class FaultLine(FaultyConnection connection, FrameLength? length)
{
    private static readonly Fault NoFault = new();

    private readonly List<HeldFrame> _held = [];

    // Whether a frame of this direction has ended the connection. Those behind it may have been received together with it.
    private bool _hasEnded;

    /// <summary>What to do; asked anew for each frame.</summary>
    public required Func<FaultPlan?> Plan { get; init; }

    /// <summary>Sends on.</summary>
    public required Func<ReadOnlyMemory<byte>, ValueTask> Deliver { get; init; }

    /// <summary>Sends back to where the frame came from.</summary>
    public required Func<ReadOnlyMemory<byte>, ValueTask> Reply { get; init; }

    /// <summary>Carries frames until the source ends.</summary>
    /// <returns><see langword="null"/> where it ended in order, otherwise why it failed.</returns>
    public async Task<Exception?> RunAsync(PipeReader source)
    {
        try
        {
            while (true)
            {
                ReadResult read = await source.ReadAsync().ConfigureAwait(false);
                ReadOnlySequence<byte> rest = read.Buffer;
                bool isOver = read.IsCompleted || read.IsCanceled;
                while (TryTake(ref rest, isOver, out byte[] frame))
                {
                    await PassAsync(frame).ConfigureAwait(false);
                }

                source.AdvanceTo(rest.Start, rest.End);
                if (isOver)
                {
                    return null;
                }
            }
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private bool TryTake(ref ReadOnlySequence<byte> bytes, bool isLast, out byte[] frame)
    {
        frame = bytes.ToArray();
        if (frame.Length == 0)
        {
            return false;
        }

        int size = length?.Invoke(frame) ?? frame.Length;
        if (size < 0 || (isLast && (size == 0 || size > frame.Length)))
        {
            size = frame.Length;
        }

        if (size == 0 || size > frame.Length)
        {
            return false;
        }

        frame = frame[..size];
        bytes = bytes.Slice(size);
        return true;
    }

    private async ValueTask PassAsync(byte[] frame)
    {
        if (_hasEnded)
        {
            return;
        }

        Fault fault = Plan()?.Decide(frame) ?? NoFault;
        if (fault.DelayTime > TimeSpan.Zero)
        {
            await connection.PauseAsync(fault.DelayTime).ConfigureAwait(false);
        }

        if (connection.IsSilent)
        {
            return;
        }

        byte[] shaped = Shape(frame, fault);
        byte[] due = TakeDue();
        if (fault.FramesLate > 0)
        {
            _held.Add(new HeldFrame(shaped) { FramesLeft = fault.FramesLate });
            shaped = [];
        }

        byte[] outgoing = [.. due, .. shaped];
        await DeliverAsync(outgoing, fault.SegmentSize).ConfigureAwait(false);
        if (fault.Reply is { } reply)
        {
            await Reply(reply(frame)).ConfigureAwait(false);
        }

        connection.End(fault.End);
        _hasEnded = fault.End is FaultEnd.Close or FaultEnd.Reset;
    }

    private static byte[] Shape(byte[] frame, Fault fault)
    {
        byte[] changed = fault.Edit?.Invoke(frame) ?? frame;
        byte[] kept = changed.Length > fault.MaxLength ? changed[..fault.MaxLength] : changed;
        return [.. Enumerable.Repeat(kept, fault.Copies).SelectMany(copy => copy)];
    }

    /// <summary>The frames whose time has come with this one.</summary>
    private byte[] TakeDue()
    {
        foreach (HeldFrame held in _held)
        {
            held.FramesLeft--;
        }

        byte[] due = [.. _held.Where(held => held.FramesLeft == 0).SelectMany(held => held.Bytes)];
        _held.RemoveAll(held => held.FramesLeft == 0);
        return due;
    }

    private async ValueTask DeliverAsync(ReadOnlyMemory<byte> bytes, int segmentSize)
    {
        int step = segmentSize > 0 ? segmentSize : bytes.Length;
        for (int sent = 0; sent < bytes.Length; sent += step)
        {
            await Deliver(bytes.Slice(sent, Math.Min(step, bytes.Length - sent))).ConfigureAwait(false);
        }
    }

    private sealed class HeldFrame(byte[] bytes)
    {
        public byte[] Bytes => bytes;

        public required int FramesLeft { get; set; }
    }
}
