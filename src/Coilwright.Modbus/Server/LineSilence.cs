using System.IO.Pipelines;

namespace Coilwright.Modbus.Server;

/// <summary>Wakes the reader of a line when nothing has come for a while behind bytes that are no frame yet.</summary>
/// <remarks>
/// It cuts nothing: the bytes stay, in case that the rest was merely late. But a request behind them is looked for, so that half a frame
/// does not hold up the next one.
/// </remarks>
internal sealed class LineSilence : IDisposable
{
    // Longer than adapters and schedulers hold back the bytes of a frame, shorter than a client waits for its answer.
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(50);

    private readonly ITimer _timer;

    public LineSilence(PipeReader input, TimeProvider timeProvider) => _timer = timeProvider.CreateTimer(
        static state => ((PipeReader)state!).CancelPendingRead(), input, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Begins to count, or stops.</summary>
    public void Watch(bool isExpected) =>
        _timer.Change(isExpected ? Length : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
