using System.Diagnostics;

namespace Coilwright.Load;

/// <summary>Many users at once.</summary>
internal static class Users
{
    /// <summary>Users who call again as soon as they have their answers.</summary>
    public static Task<Step> CallOnAsync<T>(string name, int users, TimeSpan duration, Func<int, ValueTask<T>> callAsync)
        => RunAsync(name, users, duration, async (tally, user, end) =>
        {
            while (Stopwatch.GetTimestamp() < end)
            {
                await tally.CountAsync(user, callAsync).ConfigureAwait(false);
            }
        });

    /// <summary>Users who call so often together, however long the answers take, as long as there are users who do not wait for one.</summary>
    public static Task<Step> CallAtAsync<T>(string name, int users, double perSecond, TimeSpan duration, Func<int, ValueTask<T>> callAsync)
        => RunAsync(name, users, duration, async (tally, user, end) =>
        {
            // Each begins at another moment, and none makes up for turns that it has missed.
            TimeSpan period = TimeSpan.FromSeconds(users / perSecond);
            TimeSpan wait = period * user / users;
            long next = Stopwatch.GetTimestamp() + Ticks(wait);
            while (next < end)
            {
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait).ConfigureAwait(false);
                }

                await tally.CountAsync(user, callAsync).ConfigureAwait(false);
                next = Math.Max(next + Ticks(period), Stopwatch.GetTimestamp());
                wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next);
            }
        });

    private static async Task<Step> RunAsync(string name, int users, TimeSpan duration, Func<Tally, int, long, Task> useAsync)
    {
        var tally = new Tally();
        long started = Stopwatch.GetTimestamp();
        long end = started + Ticks(duration);
        await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(() => useAsync(tally, user, end))));
        return new Step(name, users, started, Stopwatch.GetElapsedTime(started), tally);
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
