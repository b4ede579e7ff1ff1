using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Coilwright.Transports;

/// <summary>
/// The reading end of a connection: the bytes of a stream as they come, always in one piece. A read that has to wait allocates nothing, however many
/// connections wait, and holds no more memory than what usually comes at once.
/// </summary>
/// <remarks>
/// For one reader at a time. <see cref="CancelPendingRead"/> may come from anywhere: it ends the wait and not the read underneath, so nothing is lost.
/// The stream stays its owner's to dispose, which ends a read that waits.
/// </remarks>
internal sealed partial class ReceivingReader(Stream stream) : PipeReader
{
    private readonly ReceiveBuffer _buffer = new();
    private int _unexamined;
    private bool _isCompleted;
    private CancellationToken _cancellationToken;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.CanBeCanceled ? ReadCancellableAsync(cancellationToken) : TryRead(out ReadResult result) ? new(result) : ReceiveAsync();

    /// <summary>Returns what has come already, if there is anything that was not yet examined. Never looks at the stream.</summary>
    public override bool TryRead(out ReadResult result)
    {
        bool isCanceled = TakeCancellation();
        bool isNews = isCanceled || _unexamined > 0 || _isCompleted;
        result = isNews ? new ReadResult(_buffer.Content, isCanceled, _isCompleted) : default;
        return isNews;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _unexamined = _buffer.CountBehind(examined);
        _buffer.Consume(consumed);
    }

    public override void Complete(Exception? exception = null)
    {
        _isCompleted = true;
        _unexamined = 0;
        if (!IsReceiving)
        {
            // Otherwise the memory is left to the garbage collector: the stream may still write into it.
            _buffer.Release();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ReadCancellableAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _cancellationToken = cancellationToken;
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static reader => ((ReceivingReader)reader!).Interrupt(), this);
        try
        {
            ReadResult result = await ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (_unexamined == 0 && result is { IsCanceled: false, IsCompleted: false })
            {
                throw new OperationCanceledException(cancellationToken);
            }

            return result;
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            _cancellationToken = default;
        }
    }
}
