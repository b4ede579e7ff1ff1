using System.Diagnostics.Metrics;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A meter whose every measurement is taken and forgotten.</summary>
internal sealed class MeasuredOnly : IMeterFactory
{
    private readonly Meter _meter;
    private readonly MeterListener _listener;
    private long _count;

    public MeasuredOnly()
    {
        _meter = new Meter(new MeterOptions("Coilwright.Modbus") { Scope = this });
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, _meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _count));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}
