namespace Coilwright.Tests.Shared;

/// <summary>
/// What a step allocates in the whole process, its peer included, as the least of many short rounds. For tests that run alone in it.
/// </summary>
/// <remarks>
/// The runtime keeps the boxes of pooled async methods by thread and by core, so work that moves from one core to another, as it does on
/// a busy machine, makes one anew now and then. Code that allocates by itself does so at every step, and so in every round, however short.
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
}
