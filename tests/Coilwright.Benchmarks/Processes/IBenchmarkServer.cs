namespace Coilwright.Benchmarks.Processes;

/// <summary>A server that listens on the loopback address until its process ends.</summary>
internal interface IBenchmarkServer : IDisposable
{
    /// <summary>Where it listens.</summary>
    int Port { get; }
}
