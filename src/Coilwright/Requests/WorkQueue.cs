using System.Collections.Concurrent;

namespace Coilwright.Requests;

/// <summary>
/// Short pieces of work that come in batches and must not hold one another up. Whoever brings them runs them, one after the other, where it can; a
/// single work item of the thread pool stands in reserve for all that wait, and takes over when one of them blocks.
/// </summary>
/// <remarks>
/// Thread-safe. As long as anything waits, the reserve has been called or somebody who runs is about to look: a piece that waits is taken as soon as a
/// thread of the pool is free, as if each were a work item of its own, but a batch costs one.
/// </remarks>
internal sealed class WorkQueue : IThreadPoolWorkItem
{
    // Then others of the pool have their turn.
    private const int LongestTurn = 256;

    private readonly ConcurrentQueue<IThreadPoolWorkItem> _waiting = new();
    private int _isReserveCalled;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _waiting.IsEmpty;

    /// <summary>Adds a piece of work. To be followed by <see cref="Run"/> or <see cref="RunElsewhere"/>, perhaps after others have been added.</summary>
    public void Add(IThreadPoolWorkItem work) => _waiting.Enqueue(work);

    /// <summary>Adds a piece of work and leaves it to others: to who runs at this moment, or to the reserve.</summary>
    public void Post(IThreadPoolWorkItem work)
    {
        _waiting.Enqueue(work);
        CallReserve();
    }

    /// <summary>Runs what waits on this thread, which must not be needed for anything else meanwhile.</summary>
    public void Run()
    {
        for (int i = 0; i < LongestTurn; i++)
        {
            if (!_waiting.TryDequeue(out IThreadPoolWorkItem? work))
            {
                return;
            }

            // Before it runs, because it may never return. A reserve that has been called and has not yet begun sees what is seen here.
            if (Volatile.Read(ref _isReserveCalled) == 0 && !_waiting.IsEmpty)
            {
                CallReserve();
            }

            work.Execute();
        }

        RunElsewhere();
    }

    /// <summary>Leaves what waits to the thread pool.</summary>
    public void RunElsewhere()
    {
        if (!_waiting.IsEmpty)
        {
            CallReserve();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        // Before it looks what waits: whatever is added later calls the reserve again.
        Interlocked.Exchange(ref _isReserveCalled, 0);
        Run();
    }

    // An exchange, and not only a look: what was added before must be seen by a reserve that begins in this moment.
    private void CallReserve()
    {
        if (Interlocked.Exchange(ref _isReserveCalled, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
