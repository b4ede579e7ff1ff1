namespace Coilwright.Soak;

/// <summary>How often the server was given each ticket of each caller. Thread-safe.</summary>
internal sealed class Tickets(int callers)
{
    /// <summary>The most tickets of one caller.</summary>
    public const int Max = 1 << 20;

    private readonly byte[][] _counts = [.. Enumerable.Range(0, callers).Select(_ => new byte[Max])];

    public int Callers => callers;

    public void Add(int caller, uint ticket)
    {
        byte[] counts = _counts[caller];
        lock (counts)
        {
            counts[ticket]++;
        }
    }

    /// <summary>The counts of one caller, up to the last ticket that came.</summary>
    public string Print(int caller)
    {
        byte[] counts = _counts[caller];
        lock (counts)
        {
            return Convert.ToBase64String(counts.AsSpan(0, Array.FindLastIndex(counts, count => count > 0) + 1));
        }
    }
}
