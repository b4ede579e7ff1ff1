using System.Diagnostics;
using System.Globalization;

namespace Quickstart;

/// <summary>What back-to-back polls of the whole map cost: requests a second, latency, and the bytes that a poll allocates.</summary>
/// <param name="Polls">How many polls were made.</param>
/// <param name="RequestsPerSecond">How many requests they were made of, a second.</param>
/// <param name="Median">The latency of a poll that half of all stay below.</param>
/// <param name="Percentile99">The latency of a poll that 99 of 100 stay below.</param>
/// <param name="BytesPerPoll">
/// What the process, the simulated meter included, allocates for a poll: the median of rounds, because now and then the thread pool makes a
/// thread.
/// </param>
internal sealed record PollMeasurement(
    int Polls, double RequestsPerSecond, TimeSpan Median, TimeSpan Percentile99, double BytesPerPoll)
{
    private const int PollsPerRound = 500;
    private const int WarmUpRounds = 4;
    private const int MaxRounds = 1_000;

    public static async Task<PollMeasurement> RunAsync(EnergyMeterClient meter, TimeSpan length, CancellationToken cancellationToken)
    {
        var now = new EnergyMeter();
        long[] ticks = new long[MaxRounds * PollsPerRound];
        long[] bytes = new long[MaxRounds];
        for (int poll = 0; poll < WarmUpRounds * PollsPerRound; poll++)
        {
            await meter.ReadAsync(now, cancellationToken);
        }

        int rounds = 0;
        long start = Stopwatch.GetTimestamp();
        for (; rounds < MaxRounds && Stopwatch.GetElapsedTime(start) < length; rounds++)
        {
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            long before = Stopwatch.GetTimestamp();
            for (int poll = 0; poll < PollsPerRound; poll++)
            {
                await meter.ReadAsync(now, cancellationToken);
                long after = Stopwatch.GetTimestamp();
                ticks[(rounds * PollsPerRound) + poll] = after - before;
                before = after;
            }

            bytes[rounds] = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        int polls = rounds * PollsPerRound;
        Array.Sort(ticks, 0, polls);
        Array.Sort(bytes, 0, rounds);
        return new PollMeasurement(
            polls,
            polls * EnergyMeter.Plan.Blocks.Count / elapsed.TotalSeconds,
            Stopwatch.GetElapsedTime(0, ticks[polls / 2]),
            Stopwatch.GetElapsedTime(0, ticks[(int)(polls * 0.99)]),
            (double)bytes[rounds / 2] / PollsPerRound);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RequestsPerSecond:N0} requests/s in {Polls:N0} polls; a poll takes {Median.TotalMicroseconds:N0} us (p50), " +
        $"{Percentile99.TotalMicroseconds:N0} us (p99) and allocates {BytesPerPoll:F1} bytes.");
}
