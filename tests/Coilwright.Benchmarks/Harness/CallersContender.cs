using System.Diagnostics;

namespace Coilwright.Benchmarks.Harness;

/// <summary>So many asynchronous callers, each of whom calls again as soon as it has its answer.</summary>
internal sealed class CallersContender : IContender
{
    private readonly int _callers;
    private readonly Func<int, long, Task<long>> _callUntilAsync;
    private readonly object[] _resources;

    /// <param name="callers">How many.</param>
    /// <param name="callAsync">One call of one of them, who is told by its number.</param>
    /// <param name="resources">What to end with the row.</param>
    public CallersContender(int callers, Func<int, ValueTask> callAsync, params object[] resources)
        : this(callers, (caller, end) => CallUntilAsync(callAsync, caller, end), resources)
    {
    }

    private CallersContender(int callers, Func<int, long, Task<long>> callUntilAsync, object[] resources)
    {
        _callers = callers;
        _callUntilAsync = callUntilAsync;
        _resources = resources;
    }

    /// <summary>Callers who get something.</summary>
    public static CallersContender Of<T>(int callers, Func<int, ValueTask<T>> callAsync, params object[] resources) =>
        new(callers, (caller, end) => CallUntilAsync(callAsync, caller, end), resources);

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        long end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Task<long>[] running = [.. Enumerable.Range(0, _callers).Select(caller => Task.Run(() => _callUntilAsync(caller, end)))];
        long operations = (await Task.WhenAll(running)).Sum();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return new Sample(operations, elapsed, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (object resource in _resources)
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

    private static async Task<long> CallUntilAsync<T>(Func<int, ValueTask<T>> callAsync, int caller, long end)
    {
        long operations = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            await callAsync(caller).ConfigureAwait(false);
            operations++;
        }

        return operations;
    }

    private static async Task<long> CallUntilAsync(Func<int, ValueTask> callAsync, int caller, long end)
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
