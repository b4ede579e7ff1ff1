namespace Coilwright.Connections;

/// <summary>
/// One attempt to connect, which all callers share that come while it is under way. Runs as a work item of its own: neither the first caller's
/// thread nor its execution context should be kept by a connection that outlives the call.
/// </summary>
internal sealed class ConnectAttempt : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<Exception?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<ConnectAttempt, Task> _run;

    public ConnectAttempt(Func<ConnectAttempt, Task> run) => _run = run;

    /// <summary>Why there is no connection, or <see langword="null"/> when there is one. Never fails, so it need not be observed.</summary>
    public Task<Exception?> Result => _result.Task;

    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Tells all who share the attempt. Only the first call counts.</summary>
    public void End(Exception? error) => _result.TrySetResult(error);

    void IThreadPoolWorkItem.Execute() => _ = _run(this);
}
