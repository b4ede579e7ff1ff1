using System.Threading.Tasks.Sources;

namespace Coilwright.Modbus.Serial;

/// <summary>A wait of always the same length, for one waiter at a time, who allocates nothing.</summary>
internal sealed class FrameGap : IValueTaskSource, IDisposable
{
    private readonly ITimer _timer;
    private readonly TimeSpan _length;
    private ManualResetValueTaskSourceCore<bool> _end;

    public FrameGap(TimeSpan length, TimeProvider timeProvider)
    {
        // Timers count whole milliseconds and are never early.
        _length = TimeSpan.FromMilliseconds(Math.Ceiling(length.TotalMilliseconds));
        _timer = timeProvider.CreateTimer(static gap => ((FrameGap)gap!)._end.SetResult(true), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask WaitAsync()
    {
        _end.Reset();
        _timer.Change(_length, Timeout.InfiniteTimeSpan);
        return new ValueTask(this, _end.Version);
    }

    public void Dispose() => _timer.Dispose();

    void IValueTaskSource.GetResult(short token) => _end.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);
}
