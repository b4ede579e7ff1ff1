using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Coilwright.Tests.Shared.Telemetry;

/// <summary>A meter of its own, and everything that is measured with it.</summary>
internal sealed class CollectedMetrics : IMeterFactory
{
    private readonly ConcurrentDictionary<string, Meter> _meters = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = new();

    public CollectedMetrics()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Every measurement of an instrument so far, with the tags in which it differs from others of the same client.</summary>
    public (double Value, string Tags)[] Of(string name) => [.. _measured.Where(one => one.Name == name).Select(one => (one.Value, one.Tags))];

    /// <summary>Asks the observable instruments.</summary>
    public double? Observe(string name, string tags = "")
    {
        _measured.Clear();
        _listener.RecordObservableInstruments();
        return _measured.Where(one => one.Name == name && one.Tags == tags).Select(one => (double?)one.Value).FirstOrDefault();
    }

    public Meter Create(MeterOptions options) =>
        _meters.GetOrAdd(options.Name, name => new Meter(new MeterOptions(name) { Scope = this }));

    public void Dispose()
    {
        _listener.Dispose();
        foreach (Meter meter in _meters.Values)
        {
            meter.Dispose();
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var rest = new List<string>();
        int common = 0;
        foreach ((string key, object? tag) in tags)
        {
            if (key is "rpc.system.name" or "server.address" or "server.port")
            {
                common++;
            }
            else
            {
                rest.Add($"{key}={tag}");
            }
        }

        Assert.Equal(3, common);
        _measured.Enqueue((instrument.Name, value, string.Join(' ', rest)));
    }
}
