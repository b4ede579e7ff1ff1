using System.Net.Sockets;
using System.Text.Json;
using Coilwright;
using Coilwright.Modbus;
using Gateway;

// Lets any number of Modbus TCP clients share serial lines: dotnet run --project samples/Gateway [-- gateway.json], until Ctrl+C.
string file = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "gateway.json");
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

var lines = new Dictionary<string, Line>();
try
{
    GatewaySettings settings = GatewaySettings.Read(file);
    foreach ((string name, LineSettings line) in settings.Lines)
    {
        lines.Add(name, await Line.OpenAsync(name, line, stop.Token));
    }

    await using ModbusGateway gateway = ModbusGateway.Listen(settings.Listen);
    foreach (RouteSettings route in settings.Routes)
    {
        gateway.Route(route.Unit, lines[route.Line].Client, route.DeviceUnit, route.CacheAge);
    }

    if (settings.Others is { } others)
    {
        gateway.RouteOthers(lines[others].Client);
    }

    Console.WriteLine($"Listening on {gateway.Endpoint}, until Ctrl+C.");
    await Statistics.ShowAsync(gateway, TimeSpan.FromSeconds(10), stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception error) when (error is JsonException or CoilwrightException or FormatException or ArgumentException or IOException or SocketException)
{
    await Console.Error.WriteLineAsync($"{file}: {error.Message}");
    return 1;
}
finally
{
    foreach (Line line in lines.Values)
    {
        await line.DisposeAsync();
    }
}
