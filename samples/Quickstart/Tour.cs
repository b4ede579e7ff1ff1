using Coilwright.Modbus;
using Spectre.Console;

namespace Quickstart;

/// <summary>What the quick start shows, in order.</summary>
internal static class Tour
{
    public static async Task ServeAsync(string uri, CancellationToken cancellationToken)
    {
        await using SimulatedMeter simulated = SimulatedMeter.Serve(uri);
        Console.WriteLine($"Serving a simulated energy meter as unit 1 at {simulated.Uri}: {EnergyMeter.Plan}. Ctrl+C stops it.");
        Console.WriteLine("Voltages with mbpoll: mbpoll -m tcp -a 1 -t 3:float -B -0 -r 0 -c 3 -p PORT 127.0.0.1");
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public static async Task ReadAsync(string? device, byte unit, TimeSpan length, CancellationToken cancellationToken)
    {
        await using SimulatedMeter? simulated = device is null ? SimulatedMeter.Serve("tcp://127.0.0.1:0") : null;
        string uri = device ?? simulated!.Uri;
        await using ModbusClient client = await ModbusClient.ConnectAsync(uri, cancellationToken: cancellationToken);
        var meter = new EnergyMeterClient(client, unit);

        Console.WriteLine($"Connected to {uri}, unit {unit}. A poll of the whole map: {EnergyMeter.Plan}.");
        await WatchAsync(meter, length, cancellationToken);

        // Only the simulated meter is written to and polled without a pause: somebody's real device may mean something else by these
        // registers, and has other things to do.
        if (simulated is not null)
        {
            await meter.WriteCurrentLimitAsync(12.5, cancellationToken);
            double limit = await meter.ReadCurrentLimitAsync(cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"Wrote a current limit of 12.5 A, read back {limit} A."));

            // What is measured next is the poll, on both ends of the connection, and not the simulation's timer.
            await simulated.FreezeAsync();
            Console.WriteLine(await PollMeasurement.RunAsync(meter, TimeSpan.FromSeconds(2), cancellationToken));
        }
    }

    private static async Task WatchAsync(EnergyMeterClient meter, TimeSpan length, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected)
        {
            await PollAsync(meter, length, (now, _) => Console.WriteLine(MeterView.Line(now)), cancellationToken);
            return;
        }

        await AnsiConsole.Live(new Table()).StartAsync(live => PollAsync(
            meter, length, (now, result) => live.UpdateTarget(MeterView.Table(now, result)), cancellationToken));
    }

    private static async Task PollAsync(
        EnergyMeterClient meter, TimeSpan length, Action<EnergyMeter, MapReadResult> show, CancellationToken cancellationToken)
    {
        var now = new EnergyMeter();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (TimeSpan shown = TimeSpan.Zero; shown < length; shown += timer.Period)
        {
            MapReadResult result = await meter.ReadAsync(now, cancellationToken);
            show(now, result);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
