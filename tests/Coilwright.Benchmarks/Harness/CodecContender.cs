using System.Diagnostics;

namespace Coilwright.Benchmarks.Harness;

/// <summary>Times a codec that is given in batches: so many operations in a loop of its own, with no call in between but the codec's.</summary>
internal sealed class CodecContender(Action<int> run) : IContender
{
    private int _batch = 1;

    public Task<Sample> RunAsync(TimeSpan duration)
    {
        long operations = 0;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        TimeSpan elapsed = TimeSpan.Zero;
        while (elapsed < duration)
        {
            run(_batch);
            operations += _batch;
            TimeSpan before = elapsed;
            elapsed = Stopwatch.GetElapsedTime(started);

            // Long enough that reading the clock does not count, short enough that the compiler sees many calls while it warms up.
            if (elapsed - before < duration / 64)
            {
                _batch *= 2;
            }
        }

        return Task.FromResult(new Sample(operations, elapsed, GC.GetAllocatedBytesForCurrentThread() - bytes));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
