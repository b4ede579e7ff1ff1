using System.Threading.Tasks.Sources;
using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

/// <summary>A frame that waits for room in the output, and the sender that waits with it. Used again.</summary>
/// <remarks>A request's frame has no sender to wake: its caller waits for the answer in any case.</remarks>
internal sealed class QueuedFrame : QueueEntry<QueuedFrame>, IValueTaskSource
{
    private static readonly Action<object?, CancellationToken> CancelCallback =
        static (state, cancellationToken) => ((QueuedFrame)state!).Cancel(cancellationToken);

    private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;

    private FrameOutput? _owner;

    private QueuedFrame()
    {
    }

    /// <summary>The frame.</summary>
    public McpFrameBuilder? Frame { get; private set; }

    /// <summary>The request that the frame carries, if it carries one.</summary>
    public McpPendingRequest? Request { get; private set; }

    /// <summary>Rents an entry.</summary>
    public static QueuedFrame Rent(FrameOutput owner, McpFrameBuilder frame, McpPendingRequest? request)
    {
        if (!ThreadLocalPool<QueuedFrame>.TryRent(out QueuedFrame? entry))
        {
            entry = new QueuedFrame();
        }

        entry._owner = owner;
        entry.Frame = frame;
        entry.Request = request;
        return entry;
    }

    /// <summary>Takes the frame out of the entry. An entry that nobody waits for is of no more use.</summary>
    public McpFrameBuilder TakeFrame()
    {
        McpFrameBuilder frame = Frame!;
        Frame = null;
        if (Request is not null)
        {
            Request.Queued = null;
            Request = null;
            ThreadLocalPool<QueuedFrame>.Return(this);
        }

        return frame;
    }

    /// <summary>What the sender waits for. Called once.</summary>
    public ValueTask AsTask(CancellationToken cancellationToken)
    {
        short version = _completion.Version;
        _registration = cancellationToken.UnsafeRegister(CancelCallback, this);
        return new ValueTask(this, version);
    }

    /// <summary>Ends the sender's wait. Called once, by whoever took the entry out of its queue.</summary>
    public void Complete(Exception? error)
    {
        if (error is null)
        {
            _completion.SetResult(true);
        }
        else
        {
            _completion.SetException(error);
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        // Waits for a callback that is running elsewhere, so that it cannot touch the next use of this object.
        _registration.Dispose();
        _registration = default;
        try
        {
            _completion.GetResult(token);
        }
        finally
        {
            _completion.Reset();
            ThreadLocalPool<QueuedFrame>.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _completion.OnCompleted(continuation, state, token, flags);

    private void Cancel(CancellationToken cancellationToken)
    {
        if (_owner!.TryWithdraw(this))
        {
            Complete(new OperationCanceledException(cancellationToken));
        }
    }
}
