using System.Numerics;

namespace Coilwright.Load;

/// <summary>Counts times so that percentiles can be told to within 3 %, in memory that does not grow. Thread-safe.</summary>
internal sealed class Histogram
{
    // Each power of two is cut into so many parts.
    private const int PartBits = 5;
    private const int Parts = 1 << PartBits;

    private readonly long[] _counts = new long[(64 - PartBits) * Parts];
    private long _sum;
    private long _max;

    /// <summary>How many times were counted.</summary>
    public long Count => _counts.Sum();

    /// <summary>The longest.</summary>
    public TimeSpan Max => TimeSpan.FromMicroseconds(_max / 1000.0);

    /// <summary>The mean.</summary>
    public TimeSpan Mean => Count is > 0 and var count ? TimeSpan.FromMicroseconds(_sum / 1000.0 / count) : TimeSpan.Zero;

    /// <summary>Counts a time.</summary>
    public void Add(TimeSpan time)
    {
        long nanoseconds = Math.Max(0, (long)time.TotalNanoseconds);
        Interlocked.Increment(ref _counts[IndexOf(nanoseconds)]);
        Interlocked.Add(ref _sum, nanoseconds);
        for (long max = _max; nanoseconds > max;)
        {
            max = Interlocked.CompareExchange(ref _max, nanoseconds, max);
        }
    }

    /// <summary>Counts all that another one has counted.</summary>
    public void Add(Histogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        _sum += other._sum;
        _max = Math.Max(_max, other._max);
    }

    /// <summary>The time that so many percent do not exceed.</summary>
    public TimeSpan Percentile(double percent)
    {
        long rank = (long)Math.Ceiling(Count * percent / 100);
        for (int i = 0; i < _counts.Length; i++)
        {
            rank -= _counts[i];
            if (rank <= 0)
            {
                return TimeSpan.FromMicroseconds(Math.Min(UpperEnd(i), _max) / 1000.0);
            }
        }

        return Max;
    }

    private static int IndexOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value) - PartBits);
        return (shift * Parts) + (int)(value >> shift);
    }

    private static long UpperEnd(int index)
    {
        int shift = Math.Max(0, (index / Parts) - 1);
        return ((index - (shift * Parts) + 1L) << shift) - 1;
    }
}
