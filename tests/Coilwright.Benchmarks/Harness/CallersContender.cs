using System.Diagnostics;

namespace Coilwright.Benchmarks.Harness;

/// <summary>
/// So many asynchronous callers, each of whom calls again as soon as it has its answer. They are there before the turn begins, so that its bytes are
/// those of the calls.
/// </summary>
internal sealed class CallersContender : IContender
{
    private readonly int _callers;
    private readonly Func<int, Task<long>, Task<long>> _callUntilAsync;
    private readonly object[] _resources;

    /// <param name="callers">How many.</param>
    /// <param name="callAsync">One call of one of them, who is told by its number.</param>
    /// <param name="resources">What to end with the row.</param>
    public CallersContender(int callers, Func<int, ValueTask> callAsync, params object[] resources)
        : this(callers, (caller, begin) => CallUntilAsync(callAsync, caller, begin), resources)
    {
    }

    private CallersContender(int callers, Func<int, Task<long>, Task<long>> callUntilAsync, object[] resources)
    {
        _callers = callers;
        _callUntilAsync = callUntilAsync;
        _resources = resources;
    }

    /// <summary>Callers who get something.</summary>
    public static CallersContender Of<T>(int callers, Func<int, ValueTask<T>> callAsync, params object[] resources) =>
        new(callers, (caller, begin) => CallUntilAsync(callAsync, caller, begin), resources);

    public Task<Sample> RunAsync(TimeSpan duration) =>
        Turn.RunAsync(duration, begin => Enumerable.Range(0, _callers).Select(caller => _callUntilAsync(caller, begin)));

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

    private static async Task<long> CallUntilAsync<T>(Func<int, ValueTask<T>> callAsync, int caller, Task<long> begin)
    {
        long operations = 0;
        long end = await begin.ConfigureAwait(false);
        while (Stopwatch.GetTimestamp() < end)
        {
            await callAsync(caller).ConfigureAwait(false);
            operations++;
        }

        return operations;
    }

    private static async Task<long> CallUntilAsync(Func<int, ValueTask> callAsync, int caller, Task<long> begin)
    {
        long operations = 0;
        long end = await begin.ConfigureAwait(false);
        while (Stopwatch.GetTimestamp() < end)
        {
            await callAsync(caller).ConfigureAwait(false);
            operations++;
        }

        return operations;
    }
}
