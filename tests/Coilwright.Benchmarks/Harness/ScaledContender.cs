namespace Coilwright.Benchmarks.Harness;

/// <summary>A contender whose operations count for more or less than one.</summary>
internal sealed class ScaledContender(IContender contender, double factor) : IContender
{
    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        Sample sample = await contender.RunAsync(duration);
        return sample with { Operations = sample.Operations * factor };
    }

    public ValueTask DisposeAsync() => contender.DisposeAsync();
}
