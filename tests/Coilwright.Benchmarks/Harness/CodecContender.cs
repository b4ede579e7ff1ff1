using System.Diagnostics;

namespace Coilwright.Benchmarks.Harness;

/// <summary>Times a codec that is given in batches: so many operations in a loop of its own, with no call in between but the codec's.</summary>
internal sealed class CodecContender(Action<int> run) : IContender
{
    private const int WarmUps = 6;

    // The compiler compiles the busy methods again in the background, twice: to find out what is worth doing, and to do it. On one CPU it
    // gets on only while nothing is measured.
    private static readonly TimeSpan CompilerPause = TimeSpan.FromMilliseconds(30);

    private int _batch = 1;

    public async Task WarmUpAsync(TimeSpan duration)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            await RunAsync(duration / 16);
            await Task.Delay(CompilerPause);
        }
    }

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
