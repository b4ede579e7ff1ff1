using System.Diagnostics;

namespace Coilwright.Benchmarks.Harness;

/// <summary>A turn of several callers at once.</summary>
internal static class Turn
{
    /// <summary>Lets callers begin together, and measures from then until the last has ended.</summary>
    /// <param name="duration">How long they call.</param>
    /// <param name="start">
    /// Starts the callers. Each waits for the task that it gets, whose result is the time stamp at which it is to end, and returns how often it called.
    /// </param>
    public static async Task<Sample> RunAsync(TimeSpan duration, Func<Task<long>, IEnumerable<Task<long>>> start)
    {
        var begin = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<long>[] callers = [.. start(begin.Task)];
        Task ended = Task.WhenAll((IEnumerable<Task>)callers);
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        begin.SetResult(started + (long)(duration.TotalSeconds * Stopwatch.Frequency));
        await ended;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new Sample(callers.Sum(caller => caller.Result), elapsed, bytes);
    }
}
