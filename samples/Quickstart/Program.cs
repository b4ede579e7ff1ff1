using System.CommandLine;
using System.Net.Sockets;
using Coilwright;
using Quickstart;

var connect = new Option<string?>("--connect")
{
    Description = "Read a real device with this map instead of the simulated one, for example tcp://192.168.1.10:502.",
    HelpName = "URI",
};
var serve = new Option<string?>("--serve")
{
    Description = "Only serve the simulated meter as unit 1, for example tcp://127.0.0.1:1502, until Ctrl+C.",
    HelpName = "URI",
};
var unit = new Option<byte>("--unit")
{
    Description = "The unit to read.",
    DefaultValueFactory = _ => 1,
};
var seconds = new Option<int>("--seconds")
{
    Description = "How long to show live values.",
    DefaultValueFactory = _ => 10,
};

var command = new RootCommand("Reads a three-phase energy meter over Modbus TCP through a declared register map.")
{
    connect, serve, unit, seconds,
};
command.SetAction(async (arguments, cancellationToken) =>
{
    try
    {
        if (arguments.GetValue(serve) is { } address)
        {
            await Tour.ServeAsync(address, cancellationToken);
        }
        else
        {
            var length = TimeSpan.FromSeconds(arguments.GetValue(seconds));
            await Tour.ReadAsync(arguments.GetValue(connect), arguments.GetValue(unit), length, cancellationToken);
        }

        return 0;
    }
    catch (OperationCanceledException)
    {
        return 0;
    }
    catch (Exception error) when (error is CoilwrightException or FormatException or ArgumentException or IOException or SocketException)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 1;
    }
});

return await command.Parse(args).InvokeAsync();
