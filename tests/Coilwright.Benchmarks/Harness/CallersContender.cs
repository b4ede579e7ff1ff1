using System.Diagnostics;

namespace Coilwright.Benchmarks.Harness;

/// <summary>So many asynchronous callers, each of whom calls again as soon as it has its answer.</summary>
/// <param name="callers">How many.</param>
/// <param name="callAsync">One call of one of them, who is told by its number.</param>
/// <param name="resources">What to end with the row.</param>
internal sealed class CallersContender(int callers, Func<int, ValueTask> callAsync, params object[] resources) : IContender
{
    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        long end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Task<long>[] running = [.. Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallUntilAsync(caller, end)))];
        long operations = (await Task.WhenAll(running)).Sum();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return new Sample(operations, elapsed, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (object resource in resources)
        {
            if (resource is IAsyncDisposable one)
            {
                await one.DisposeAsync();
            }
            else
            {
                ((IDisposable)resource).Dispose();
            }
        }
    }

    private async Task<long> CallUntilAsync(int caller, long end)
    {
        long operations = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            await callAsync(caller).ConfigureAwait(false);
            operations++;
        }

        return operations;
    }
}
