using System.CommandLine;
using System.Net.Sockets;
using Coilwright;
using Coilwright.Modbus;
using SolarInverter;

var connect = new Option<string?>("--connect")
{
    Description = "Read a real device instead of the simulated inverter, for example tcp://192.168.1.20:502.",
    HelpName = "URI",
};
var unit = new Option<byte>("--unit")
{
    Description = "The unit to read.",
    DefaultValueFactory = _ => 1,
};
var at = new Option<ushort>("--at")
{
    Description = "Where the simulated inverter has its models: 0, 40000 or 50000.",
    DefaultValueFactory = _ => 40000,
};

var command = new RootCommand("Finds the SunSpec models of an inverter over Modbus, reads those that are declared as maps, and prints them.")
{
    connect, unit, at,
};
command.SetAction(async (arguments, cancellationToken) =>
{
    try
    {
        await using SimulatedInverter? simulated = arguments.GetValue(connect) is null ? SimulatedInverter.Serve("tcp://127.0.0.1:0", arguments.GetValue(at)) : null;
        string uri = arguments.GetValue(connect) ?? simulated!.Uri;
        await using ModbusClient client = await ModbusClient.ConnectAsync(uri, cancellationToken);
        IReadOnlyList<FoundModel> models = await Discovery.FindAsync(client, arguments.GetValue(unit), cancellationToken);
        Console.WriteLine($"Connected to {uri}, unit {arguments.GetValue(unit)}: {models.Count} models.");
        var report = new Report(client, arguments.GetValue(unit), Console.Out);
        foreach (FoundModel model in models)
        {
            await report.WriteAsync(model, cancellationToken);
        }

        return 0;
    }
    catch (OperationCanceledException)
    {
        return 0;
    }
    catch (Exception error) when (error is CoilwrightException or InvalidDataException or FormatException or ArgumentException or IOException or SocketException)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 1;
    }
});

return await command.Parse(args).InvokeAsync();
