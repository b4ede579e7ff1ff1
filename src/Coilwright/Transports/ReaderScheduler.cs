using System.IO.Pipelines;

namespace Coilwright.Transports;

/// <summary>
/// Lets the reader of one pipe go on on the thread pool without allocating a work item each time: a pipe has one reader, and that waits for one
/// thing at a time.
/// </summary>
internal sealed class ReaderScheduler : PipeScheduler, IThreadPoolWorkItem
{
    private Action<object?>? _action;
    private object? _state;

    private ReaderScheduler()
    {
    }

    /// <summary>The options of a pipe whose reader has a scheduler of its own.</summary>
    public static PipeOptions CreateOptions() => new(readerScheduler: new ReaderScheduler(), useSynchronizationContext: false);

    /// <inheritdoc/>
    public override void Schedule(Action<object?> action, object? state)
    {
        if (Interlocked.CompareExchange(ref _action, action, null) is not null)
        {
            System.Threading.ThreadPool.UnsafeQueueUserWorkItem(action, state, preferLocal: false);
            return;
        }

        _state = state;
        System.Threading.ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Action<object?> action = _action!;
        object? state = _state;

        // Before it runs, because it will soon wait for the next thing.
        _state = null;
        Volatile.Write(ref _action, null);
        action(state);
    }
}
