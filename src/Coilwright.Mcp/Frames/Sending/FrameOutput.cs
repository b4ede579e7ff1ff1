using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Coilwright.Requests;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Mcp.Frames;

/// <summary>
/// The way out of a connection for any number of senders: frames are put together under the connection's lock, and whoever is asked to
/// flush sends all that has come together with one write.
/// </summary>
/// <remarks>
/// What is put together and not yet sent is bounded. Beyond the bound frames wait in a queue, except for control frames, which have a
/// small reserve of their own. As long as it is not used a single one of them may be larger than that.
/// </remarks>
internal sealed class FrameOutput : IThreadPoolWorkItem
{
    private const int ControlReserve = 16 * 1024;

    private readonly ITransportConnection _transport;
    private readonly Lock _gate;
    private readonly WorkQueue _work;
    private readonly int _limit;
    private readonly TappedLine? _tap;
    private readonly Action<Exception> _fail;
    private readonly Action _resume;
    private OutputChunk? _first;
    private OutputChunk? _last;
    private OutputChunk? _sending;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _send;
    private int _buffered;
    private int _controlBuffered;
    private TaskCompletionSource? _whenIdle;

    /// <param name="transport">Where the bytes go.</param>
    /// <param name="gate">The connection's lock.</param>
    /// <param name="work">Where what others are to do is added.</param>
    /// <param name="limit">How many bytes may be put together before senders have to wait.</param>
    /// <param name="tap">Who is shown what is sent, if anybody is.</param>
    /// <param name="fail">Gives the connection up. Called without the lock.</param>
    public FrameOutput(ITransportConnection transport, Lock gate, WorkQueue work, int limit, TappedLine? tap, Action<Exception> fail)
    {
        _transport = transport;
        _gate = gate;
        _work = work;
        _limit = limit;
        _tap = tap;
        _fail = fail;
        _resume = Resume;
    }

    /// <summary>The frames that wait for room. Under the lock.</summary>
    public FrameQueue Waiting { get; } = new();

    /// <summary>Whether somebody sends, so that nobody else may. Under the lock.</summary>
    public bool IsFlushing { get; private set; }

    /// <summary>The bytes that the transport has taken.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Takes a frame over, behind all that came before it. Under the lock. <see langword="false"/> if there is no room for it yet.</summary>
    public bool TryTake(McpFrameBuilder frame)
    {
        int length = frame.FrameLength;
        if (frame.Command.IsControl())
        {
            if (_controlBuffered > 0 && _controlBuffered + length > ControlReserve)
            {
                return false;
            }
        }
        else if (Waiting.First is not null || !HasRoom(length))
        {
            return false;
        }

        Append(frame, length);
        return true;
    }

    /// <summary>Lets a frame wait for room. Under the lock.</summary>
    public QueuedFrame Wait(McpFrameBuilder frame, McpPendingRequest? request = null)
    {
        QueuedFrame entry = QueuedFrame.Rent(this, frame, request);
        Waiting.Add(entry);
        return entry;
    }

    /// <summary>Takes a frame back that still waits for room. <see langword="false"/> if it was let in, or is taken back already.</summary>
    public bool TryWithdraw(QueuedFrame entry)
    {
        lock (_gate)
        {
            bool isWithdrawn = Waiting.Remove(entry);
            if (isWithdrawn)
            {
                entry.TakeFrame().Dispose();
            }

            return isWithdrawn;
        }
    }

    /// <summary>Claims the right and the duty to flush. Under the lock. <see langword="false"/> if somebody has it, who will find what was added.</summary>
    public bool TryBeginFlush()
    {
        bool isFree = !IsFlushing && _first is not null;
        IsFlushing |= isFree;
        return isFree;
    }

    /// <summary>Sends on the caller's thread, once; what came meanwhile is not this caller's to send. After <see cref="TryBeginFlush"/>.</summary>
    public void FlushInline()
    {
        if (Take() is { } chunk && TrySend(chunk) && Complete(chunk))
        {
            FlushElsewhere();
        }
    }

    /// <summary>Leaves the sending until the work is done that waits at this moment, so that what comes of that is sent together. After <see cref="TryBeginFlush"/>.</summary>
    public void FlushElsewhere() => _work.Post(this);

    void IThreadPoolWorkItem.Execute() => SendAll();

    /// <summary>Ends when everything taken so far has been sent. Under the lock.</summary>
    public Task WhenIdle()
    {
        if (!IsFlushing)
        {
            return Task.CompletedTask;
        }

        _whenIdle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _whenIdle.Task;
    }

    /// <summary>Drops what was not sent. Under the lock, when the connection has ended; what is being sent at this moment is left alone.</summary>
    public void Clear()
    {
        while (_first is { } chunk)
        {
            _first = chunk.Next;
            chunk.Return();
        }

        _last = null;
        _whenIdle?.TrySetResult();
    }

    private void SendAll()
    {
        while (Take() is { } chunk && TrySend(chunk) && Complete(chunk))
        {
        }
    }

    private OutputChunk? Take()
    {
        lock (_gate)
        {
            OutputChunk? chunk = _first;
            if (chunk is null)
            {
                return null;
            }

            _first = chunk.Next;
            if (_first is null)
            {
                _last = null;
            }

            _controlBuffered -= chunk.ControlLength;
            return chunk;
        }
    }

    /// <summary>Tells whether the bytes are gone. If not, <see cref="Resume"/> goes on once they are, or the connection has been given up.</summary>
    [SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "The awaiter is used once: here or by Resume.")]
    private bool TrySend(OutputChunk chunk)
    {
        try
        {
            _sending = chunk;
            _tap?.Sent(chunk.Memory.Span);
            _send = chunk.SendAsync(_transport).ConfigureAwait(false).GetAwaiter();
            if (!_send.IsCompleted)
            {
                _send.UnsafeOnCompleted(_resume);
                return false;
            }

            _send.GetResult();
            return true;
        }
        catch (Exception error)
        {
            _fail(error);
            return false;
        }
    }

    private void Resume()
    {
        try
        {
            _send.GetResult();
        }
        catch (Exception error)
        {
            _fail(error);
            return;
        }

        if (Complete(_sending!))
        {
            SendAll();
        }
    }

    /// <summary>Makes room of what was sent, lets in who waited for it, and tells whether there is more to send. If not, the duty to flush has ended.</summary>
    private bool Complete(OutputChunk sent)
    {
        bool hasMore;
        lock (_gate)
        {
            _buffered -= sent.Length;
            BytesSent += sent.Length;
            while (Waiting.First is { } entry && HasRoom(entry.Frame!.FrameLength))
            {
                Waiting.Remove(entry);
                Admit(entry);
            }

            IsFlushing = hasMore = _first is not null;
            if (!hasMore)
            {
                _whenIdle?.TrySetResult();
            }
        }

        sent.Return();
        return hasMore;
    }

    private void Admit(QueuedFrame entry)
    {
        bool hasSender = entry.Request is null;
        entry.Request?.NoteSent();
        McpFrameBuilder frame = entry.TakeFrame();
        Append(frame, frame.FrameLength);
        if (hasSender)
        {
            entry.Complete(null);
        }
    }

    private bool HasRoom(int length) => _buffered == 0 || _buffered + length <= _limit;

    private void Append(McpFrameBuilder frame, int length)
    {
        _buffered += length;
        if (frame.Command.IsControl())
        {
            _controlBuffered += length;
        }

        if (_last is null || !_last.TryTake(frame))
        {
            OutputChunk chunk = OutputChunk.Rent();
            chunk.TryTake(frame);
            if (_last is null)
            {
                _first = chunk;
            }
            else
            {
                _last.Next = chunk;
            }

            _last = chunk;
        }
    }
}
