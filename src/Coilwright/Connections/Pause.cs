namespace Coilwright.Connections;

/// <summary>A wait between two attempts, which somebody in a hurry can end before its time.</summary>
internal sealed class Pause
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer? _timer;

    private Pause() => _ended.SetResult();

    /// <summary>Begins to wait: the timer is armed when this returns.</summary>
    public Pause(TimeSpan duration, TimeProvider time) =>
        _timer = time.CreateTimer(static pause => ((Pause)pause!).End(), this, duration, Timeout.InfiniteTimeSpan);

    /// <summary>No wait at all.</summary>
    public static Pause None { get; } = new();

    /// <summary>Completes when the wait is over.</summary>
    public Task Ended => _ended.Task;

    public void End()
    {
        _timer?.Dispose();
        _ended.TrySetResult();
    }
}
