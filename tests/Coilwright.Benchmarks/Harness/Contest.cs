namespace Coilwright.Benchmarks.Harness;

/// <summary>Both sides of a row, ready to run. They take turns, so that whatever slows the machine slows both.</summary>
internal sealed class Contest(IContender ours, IContender? yardstick) : IAsyncDisposable
{
    /// <summary>Runs A B A B …, and lets the median of the ratios count.</summary>
    public async Task<RowResult> RunAsync(Row row, Effort effort)
    {
        if (ours is CodecContender)
        {
            effort = effort.ForCodecs();
        }

        await ours.WarmUpAsync(effort.WarmUp);
        await (yardstick?.WarmUpAsync(effort.WarmUp) ?? Task.CompletedTask);
        var ourSamples = new List<Sample>();
        var yardstickSamples = new List<Sample>();
        for (int round = 0; round < effort.Rounds; round++)
        {
            ourSamples.Add(await RunSideAsync(ours, effort.Turn));
            yardstickSamples.Add(await RunSideAsync(yardstick, effort.Turn));
        }

        double ratio = Median(ourSamples.Zip(yardstickSamples, (a, b) => a.In(row.Unit) / b.In(row.Unit)));
        return new RowResult(
            row,
            Median(ourSamples.Select(sample => sample.In(row.Unit))),
            yardstick is null ? null : Median(yardstickSamples.Select(sample => sample.In(row.Unit))),
            yardstick is null ? null : ratio,
            Median(ourSamples.Select(sample => sample.BytesPerOperation)));
    }

    public async ValueTask DisposeAsync()
    {
        await ours.DisposeAsync();
        if (yardstick is not null)
        {
            await yardstick.DisposeAsync();
        }
    }

    private static async Task<Sample> RunSideAsync(IContender? contender, TimeSpan duration) =>
        contender is null ? default : await contender.RunAsync(duration);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
