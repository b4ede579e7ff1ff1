using System.Diagnostics;
using System.Globalization;

namespace Quickstart;

/// <summary>What back-to-back polls of the whole map cost: requests a second, latency, and the bytes that a poll allocates.</summary>
/// <param name="Polls">How many polls were made.</param>
/// <param name="Requests">How many requests they took.</param>
/// <param name="Elapsed">How long that took.</param>
/// <param name="Median">The latency of a poll that half of all stay below.</param>
/// <param name="Percentile99">The latency of a poll that 99 of 100 stay below.</param>
/// <param name="BytesAllocated">What the whole process allocated meanwhile, the simulated meter included.</param>
internal sealed record PollMeasurement(
    int Polls, int Requests, TimeSpan Elapsed, TimeSpan Median, TimeSpan Percentile99, long BytesAllocated)
{
    private const int WarmUp = 2_000;

    public static async Task<PollMeasurement> RunAsync(EnergyMeterClient meter, TimeSpan length, CancellationToken cancellationToken)
    {
        var now = new EnergyMeter();
        long[] ticks = new long[1_000_000];
        for (int i = 0; i < WarmUp; i++)
        {
            await meter.ReadAsync(now, cancellationToken);
        }

        int polls = 0;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        long end = start + (long)(length.TotalSeconds * Stopwatch.Frequency);
        for (long before = start; before < end && polls < ticks.Length; polls++)
        {
            await meter.ReadAsync(now, cancellationToken);
            long after = Stopwatch.GetTimestamp();
            ticks[polls] = after - before;
            before = after;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Array.Sort(ticks, 0, polls);
        return new PollMeasurement(
            polls, polls * EnergyMeter.Plan.Blocks.Count, elapsed, At(0.50), At(0.99), allocated);

        TimeSpan At(double share) => Stopwatch.GetElapsedTime(0, ticks[(int)(share * (polls - 1))]);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Requests / Elapsed.TotalSeconds:N0} requests/s in {Polls:N0} polls; a poll takes {Median.TotalMicroseconds:N0} us (p50), " +
        $"{Percentile99.TotalMicroseconds:N0} us (p99) and allocates {(double)BytesAllocated / Polls:F1} bytes.");
}
