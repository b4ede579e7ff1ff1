namespace Coilwright.Shedding;

/// <summary>
/// How busy something was of late: the time-weighted mean of a number that changes, and how many calls came, in buckets of 100 ms. A pure function of what it is told
/// and when.
/// </summary>
/// <remarks>Not thread-safe. Allocates nothing once made.</remarks>
/// <param name="frequency">The ticks of a second.</param>
/// <param name="start">The timestamp to begin at.</param>
internal sealed class LoadWindow(long frequency, long start)
{
    /// <summary>How many buckets a second has.</summary>
    public const int BucketsPerSecond = 10;

    /// <summary>How many seconds are remembered.</summary>
    public const int Seconds = 5;

    private const int Buckets = Seconds * BucketsPerSecond;

    private readonly long _bucketTicks = Math.Max(1, frequency / BucketsPerSecond);
    private readonly long[] _areas = new long[Buckets];
    private readonly int[] _samples = new int[Buckets];
    private long _bucketStart = start;
    private long _now = start;
    private long _area;
    private int _level;
    private int _count;
    private int _next;

    /// <summary>Comes up to a moment. What lies before the last one is taken for it: the clock is monotonic, but its readers may overtake one another.</summary>
    /// <returns>Whether a bucket has come to its end, so that means have changed.</returns>
    public bool Advance(long now)
    {
        bool hasEnded = false;
        for (int passed = 0; now - _bucketStart >= _bucketTicks; passed++)
        {
            long end = _bucketStart + _bucketTicks;
            _areas[_next] = _area + (_level * (end - _now));
            _samples[_next] = _count;
            _next = (_next + 1) % Buckets;
            _area = 0;
            _count = 0;
            _now = _bucketStart = end;
            hasEnded = true;
            if (passed == Buckets)
            {
                // All that is remembered is the same by now, however long it has been so.
                _now = _bucketStart = now - ((now - end) % _bucketTicks);
            }
        }

        if (now > _now)
        {
            _area += _level * (now - _now);
            _now = now;
        }

        return hasEnded;
    }

    /// <summary>Tells the number that is valid from the moment on that was come up to.</summary>
    public void Set(int level) => _level = level;

    /// <summary>Counts a call.</summary>
    public void AddSample() => _count++;

    /// <summary>The mean over the last whole buckets.</summary>
    public double Mean(int seconds)
    {
        double area = 0;
        int buckets = seconds * BucketsPerSecond;
        for (int i = 1; i <= buckets; i++)
        {
            area += _areas[(_next - i + Buckets) % Buckets];
        }

        return area / (buckets * (double)_bucketTicks);
    }

    /// <summary>The calls within the last whole buckets.</summary>
    public int Samples(int seconds)
    {
        int sum = 0;
        for (int i = 1; i <= seconds * BucketsPerSecond; i++)
        {
            sum += _samples[(_next - i + Buckets) % Buckets];
        }

        return sum;
    }
}
