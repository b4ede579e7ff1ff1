namespace Coilwright.Benchmarks.Harness;

/// <summary>One side of a row: ours, or the yardstick.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>Works until it is as fast as it gets.</summary>
    Task WarmUpAsync(TimeSpan duration) => RunAsync(duration);

    /// <summary>Works for about as long as it is told.</summary>
    Task<Sample> RunAsync(TimeSpan duration);
}
