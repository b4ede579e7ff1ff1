using System.Diagnostics.Metrics;

namespace Coilwright.Telemetry;

internal static class InstrumentFactory
{
    // From a device on the same machine to one behind a slow line, in seconds.
    private static readonly InstrumentAdvice<double> Boundaries = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    public static Histogram<double> CreateDuration(this Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, Boundaries);
}
