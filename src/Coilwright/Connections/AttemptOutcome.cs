namespace Coilwright.Connections;

/// <summary>What becomes of the next attempt to connect, for all who wait for it. Guarded by the lock of its owner.</summary>
internal sealed class AttemptOutcome
{
    private TaskCompletionSource<Exception?> _next = Create();

    /// <summary>
    /// The next attempt to end: <see langword="null"/> if it opened a connection, otherwise why not. Always of something yet to come, and
    /// never fails, so it need not be observed.
    /// </summary>
    public Task<Exception?> Next => _next.Task;

    /// <summary>Wakes all who wait, asynchronously: there is something new to look at.</summary>
    public void Settle(Exception? failure)
    {
        TaskCompletionSource<Exception?> settled = _next;
        _next = Create();
        settled.SetResult(failure);
    }

    private static TaskCompletionSource<Exception?> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
