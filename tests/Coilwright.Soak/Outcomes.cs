using System.Collections.Concurrent;

namespace Coilwright.Soak;

/// <summary>What became of all requests. Thread-safe.</summary>
internal sealed class Outcomes
{
    private const int MaxFailures = 20;

    private readonly ConcurrentQueue<string> _failures = new();
    private int _failed;

    /// <summary>How often each outcome came.</summary>
    public ConcurrentDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>What must never happen: the first few in words.</summary>
    public IEnumerable<string> Failures => _failures;

    public int Failed => Volatile.Read(ref _failed);

    public void Count(string outcome) => Counts.AddOrUpdate(outcome, 1, static (_, count) => count + 1);

    public void Fail(string what)
    {
        if (Interlocked.Increment(ref _failed) <= MaxFailures)
        {
            _failures.Enqueue(what);
        }
    }
}
