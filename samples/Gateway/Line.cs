using Coilwright.Modbus;

namespace Gateway;

/// <summary>A line that is open, or simulated, or tried until it opens.</summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly ModbusServer? _simulation;

    private Line(string name, ModbusClient client, ModbusServer? simulation)
    {
        Client = client;
        _simulation = simulation;
        client.StateChanged += (_, change) => Console.WriteLine($"Line {name}: {change.Current}{(change.Reason is null ? "" : $" ({change.Reason.Message})")}");
        client.UnitDoubtChanged += (_, change) => Console.WriteLine(
            $"Line {name}: unit {change.Doubt.Unit} {(change.IsOver ? "answers again" : "has not answered")}");
    }

    public ModbusClient Client { get; }

    public static async Task<Line> OpenAsync(string name, LineSettings settings, CancellationToken cancellationToken)
    {
        var options = new ModbusClientOptions { RequestTimeout = settings.RequestTimeout };
        options.Line.ResponseTimeout = settings.ResponseTimeout;
        ModbusClient client = ModbusClient.Create(settings.Endpoint, options);
        try
        {
            await client.ConnectAsync(cancellationToken);
            Console.WriteLine($"Line {name}: {settings.Endpoint}");
            return new Line(name, client, null);
        }
        catch (ModbusConnectionException error) when (settings.Simulate.Count == 0)
        {
            Console.WriteLine($"Line {name}: not open yet. {error.Message}");
            return new Line(name, client, null);
        }
        catch (ModbusConnectionException)
        {
            await client.DisposeAsync();
            ModbusServer simulation = SimulatedLine.Serve(settings.Simulate);
            Console.WriteLine($"Line {name}: {settings.Endpoint} is not there; units {string.Join(", ", settings.Simulate)} are simulated.");
            return new Line(name, ModbusClient.Create($"rtu+tcp://127.0.0.1:{simulation.Port}", options), simulation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (_simulation is not null)
        {
            await _simulation.DisposeAsync();
        }
    }
}
