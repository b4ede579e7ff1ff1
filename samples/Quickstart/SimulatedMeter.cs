using Coilwright.Modbus;

namespace Quickstart;

/// <summary>Serves an <see cref="EnergyMeter"/> over Modbus TCP and moves its values as a real one would, a minute for every second.</summary>
internal sealed class SimulatedMeter : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private const double TimeLapse = 60;

    private readonly ModbusServer _server;
    private readonly ModbusMapHandle<EnergyMeter> _meter;
    private readonly PowerGrid _grid = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Action<EnergyMeter> _advance;
    private readonly Task _running;

    private SimulatedMeter(ModbusServer server)
    {
        _server = server;
        _advance = meter => _grid.Advance(meter, Step * TimeLapse);

        // The first reader finds values that were measured, as on a meter that has been running for a while.
        EnergyMeter meter = NewMeter();
        _advance(meter);
        _meter = server.Map(unit: 1, meter);
        _meter.OnWrite(EnergyMeterMembers.Relay, _grid.Switch);
        _running = RunAsync(_stop.Token);
    }

    /// <summary>Where it listens.</summary>
    public string Uri => _server.Endpoint.ToString();

    public static SimulatedMeter Serve(string uri) => new(ModbusServer.Listen(uri));

    /// <summary>Goes on serving, but lets no more time go by for the meter.</summary>
    public async Task FreezeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await FreezeAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Step);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                _meter.Update(_advance);
            }
        }
        catch (OperationCanceledException)
        {
            // Frozen or disposed: the simulation simply ends.
        }
    }

    private static EnergyMeter NewMeter() => new()
    {
        Rotation = PhaseRotation.Clockwise,
        CurrentLimit = 16,
        DemandPeriod = 15,
        PowerLimit = 11_000,
        Baud = BaudRate.Baud19200,
        TransformerPrimary = 100,
        TransformerSecondary = 5,
        SerialNumber = "CW-2026-000417",
        Firmware = "1.4.2",
        EnergyImported = 48_213.07m,
        Relay = true,
    };
}
