using System.Diagnostics.Metrics;
using Coilwright.Benchmarks.Processes;
using Coilwright.Benchmarks.Server;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Client;

/// <summary>A client whose metrics somebody listens to, against the same client with nobody listening.</summary>
internal sealed class MeasuredRow : IRows
{
    public int Place => 22;

    public IEnumerable<Row> Create()
    {
        yield return new("client", "one caller, async, metrics on / off", Unit.PerSecond, Limit.AtLeast(0.9), OpenAsync)
        {
            MaxBytes = 1,
            DependsOnProcessors = true,
        };
    }

    private static async Task<Contest> OpenAsync()
    {
        var device = ServerProcess.Start(ConstantDevice.Role);
        var metrics = new ListenedMeter();
        ModbusClient measured = await ConnectAsync(device, new() { Telemetry = new() { MeterFactory = metrics } });
        ModbusClient unmeasured = await ConnectAsync(device, new());
        ushort[] values = new ushort[10];
        return new(
            new CallersContender(1, _ => measured.ReadHoldingRegistersAsync(1, 0, values.AsMemory()), measured, metrics),
            new CallersContender(1, _ => unmeasured.ReadHoldingRegistersAsync(1, 0, values.AsMemory()), unmeasured, device));
    }

    private static Task<ModbusClient> ConnectAsync(ServerProcess device, ModbusClientOptions options) =>
        ModbusClient.ConnectAsync($"tcp://127.0.0.1:{device.Port}", options);

    private sealed class ListenedMeter : IMeterFactory
    {
        private readonly Meter _meter = new("Coilwright.Modbus");
        private readonly MeterListener _listener = new();

        public ListenedMeter()
        {
            double sum = 0;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, _meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, value, _, _) => sum += value);
            _listener.Start();
        }

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose()
        {
            _listener.Dispose();
            _meter.Dispose();
        }
    }
}
