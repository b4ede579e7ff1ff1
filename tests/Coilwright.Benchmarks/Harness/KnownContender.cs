namespace Coilwright.Benchmarks.Harness;

/// <summary>A side whose figure need not be measured, such as a size.</summary>
internal sealed class KnownContender(double value) : IContender
{
    public Task<Sample> RunAsync(TimeSpan duration) => Task.FromResult(Sample.Known(value));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
