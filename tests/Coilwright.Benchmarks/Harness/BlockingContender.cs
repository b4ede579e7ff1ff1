using System.Diagnostics;

namespace Coilwright.Benchmarks.Harness;

/// <summary>One caller that blocks, on a thread of its own, and calls again as soon as it has its answer.</summary>
/// <param name="call">One call.</param>
/// <param name="resources">What to end with the row, in this order.</param>
internal sealed class BlockingContender(Action call, params IDisposable[] resources) : IContender
{
    public Task<Sample> RunAsync(TimeSpan duration) =>
        Task.Factory.StartNew(() => Run(duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public ValueTask DisposeAsync()
    {
        foreach (IDisposable resource in resources)
        {
            resource.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private Sample Run(TimeSpan duration)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        long end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        long operations = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            call();
            operations++;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return new Sample(operations, elapsed, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
