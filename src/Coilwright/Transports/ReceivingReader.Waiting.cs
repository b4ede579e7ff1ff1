using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Coilwright.Transports;

/// <summary>The read of the stream, and the wait for it.</summary>
/// <remarks>
/// The stream is read once at a time, and that read lives until its bytes have come. The reader's wait for it may end earlier: then the read goes on, and
/// the next wait joins it. Who moves <see cref="_state"/> out of <see cref="Awaited"/> wakes the reader, and nobody else does.
/// </remarks>
internal sealed partial class ReceivingReader : IValueTaskSource<ReadResult>
{
    // The stream is not being read.
    private const int Idle = 0;

    // It is, and the reader waits.
    private const int Awaited = 1;

    // It is, and the reader does something else.
    private const int Unattended = 2;

    // It has been read, and the reader has not yet looked.
    private const int Received = 3;

    private ManualResetValueTaskSourceCore<bool> _wait;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _receive;
    private Action? _onReceived;
    private int _state;
    private int _isCancellationPending;

    /// <summary>Whether the stream may write into the buffer.</summary>
    private bool IsReceiving => Volatile.Read(ref _state) is Awaited or Unattended;

    private bool IsInterrupted => Volatile.Read(ref _isCancellationPending) != 0 || _cancellationToken.IsCancellationRequested;

    public override void CancelPendingRead()
    {
        Interlocked.Exchange(ref _isCancellationPending, 1);
        Interrupt();
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token)
    {
        _wait.GetResult(token);
        return Result();
    }

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    [SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "Its awaiter is asked for its result once, by Take.")]
    private ValueTask<ReadResult> ReceiveAsync()
    {
        bool isNew = Volatile.Read(ref _state) == Idle;
        if (isNew)
        {
            _receive = stream.ReadAsync(_buffer.GetRoom(), CancellationToken.None).ConfigureAwait(false).GetAwaiter();
            if (_receive.IsCompleted)
            {
                Take();
                return new(Result());
            }
        }

        _wait.Reset();
        _wait.RunContinuationsAsynchronously = false;
        if (isNew)
        {
            Interlocked.Exchange(ref _state, Awaited);
            _receive.UnsafeOnCompleted(_onReceived ??= OnReceived);
        }
        else if (Interlocked.CompareExchange(ref _state, Awaited, Unattended) != Unattended)
        {
            return new(Result());
        }

        // Looked at once more, because an interruption that came before the wait found nobody to wake.
        return IsInterrupted && TryEndWait() ? new(Result()) : new(this, _wait.Version);
    }

    /// <summary>What the reader gets: with the bytes of the last read of the stream, if that has ended.</summary>
    private ReadResult Result()
    {
        if (Volatile.Read(ref _state) == Received)
        {
            _state = Idle;
            Take();
        }

        return new ReadResult(_buffer.Content, TakeCancellation(), _isCompleted);
    }

    private void Take()
    {
        int count = _receive.GetResult();
        _isCompleted = count == 0;
        _unexamined += count;
        _buffer.Add(count);
    }

    private void OnReceived()
    {
        if (Interlocked.Exchange(ref _state, Received) == Awaited)
        {
            _wait.SetResult(true);
        }
    }

    /// <summary>Ends the reader's wait, if it waits.</summary>
    private void Interrupt()
    {
        if (TryEndWait())
        {
            // Who interrupts has other things to do than to go on with what the reader does.
            _wait.RunContinuationsAsynchronously = true;
            _wait.SetResult(false);
        }
    }

    private bool TryEndWait() => Interlocked.CompareExchange(ref _state, Unattended, Awaited) == Awaited;

    private bool TakeCancellation() =>
        Volatile.Read(ref _isCancellationPending) != 0 && Interlocked.Exchange(ref _isCancellationPending, 0) != 0;
}
