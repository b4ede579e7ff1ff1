namespace Coilwright.Tests.Shared;

/// <summary>
/// What a step allocates, as the least of many short rounds: in the whole process, its peer included, for tests that run alone in it, or
/// on the thread of a test that runs beside others.
/// </summary>
/// <remarks>
/// The runtime keeps the boxes of pooled async methods by thread and by core, so work that moves from one core to another, as it does on
/// a busy machine, makes one anew now and then. A collection that another thread starts can also charge a thread for room that it only reserved. Code that
/// allocates by itself does so at every step, and so in every round, however short.
/// </remarks>
internal static class LeastAllocated
{
    private const int Rounds = 1_000;
    private const int StepsPerRound = 10;

    /// <summary>The bytes of the best round: 0 when a step allocates nothing. The first rounds warm up.</summary>
    public static Task<long> OfAsync(Func<ValueTask> step, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            // Not on the test's own context, which would make a work item of every continuation.
            long least = long.MaxValue;
            for (int round = 0; round < Rounds && least > 0; round++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                for (int i = 0; i < StepsPerRound; i++)
                {
                    await step();
                }

                least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            }

            return least;
        },
        cancellationToken);

    /// <summary>The same for a step that blocks, on a thread of its own.</summary>
    public static Task<long> OfAsync(Action step, CancellationToken cancellationToken) => Task.Factory.StartNew(
        () =>
        {
            long least = long.MaxValue;
            for (int round = 0; round < Rounds && least > 0; round++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                for (int i = 0; i < StepsPerRound; i++)
                {
                    step();
                }

                least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            }

            return least;
        },
        cancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>What a step that neither waits nor leaves its thread allocates on it: the bytes of one step.</summary>
    public static long OnThisThread(Action step)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < StepsPerRound; i++)
            {
                step();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / StepsPerRound;
    }
}
