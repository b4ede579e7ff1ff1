using System.Diagnostics;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>What became of the calls of many users: the times of those that were answered, and how many were refused or failed. Thread-safe.</summary>
internal sealed class Tally
{
    // So that users on different processors seldom count at the same place.
    private const int Stripes = 16;

    private readonly Histogram[] _times = [.. Enumerable.Range(0, Stripes).Select(_ => new Histogram())];
    private long _refused;
    private long _failed;
    private long _lastRefusedAt;

    /// <summary>How many calls the server refused because of its load.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>How many calls failed otherwise.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>When the last call was refused; 0 if none was.</summary>
    public long LastRefusedAt => Interlocked.Read(ref _lastRefusedAt);

    /// <summary>The times of the calls that were answered.</summary>
    public Histogram Times
    {
        get
        {
            var all = new Histogram();
            foreach (Histogram times in _times)
            {
                all.Add(times);
            }

            return all;
        }
    }

    /// <summary>Makes a call and counts it.</summary>
    public async ValueTask CountAsync<T>(int user, Func<int, ValueTask<T>> callAsync)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            await callAsync(user).ConfigureAwait(false);
            _times[user % Stripes].Add(Stopwatch.GetElapsedTime(started));
        }
        catch (McpRejectedException)
        {
            Interlocked.Increment(ref _refused);
            Interlocked.Exchange(ref _lastRefusedAt, Stopwatch.GetTimestamp());
        }
        catch (McpException)
        {
            Interlocked.Increment(ref _failed);
        }
    }
}
