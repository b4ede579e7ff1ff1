using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using Coilwright;
using EventService;

var serve = new Option<string?>("--serve")
{
    Description = "Only serve, for example mcps://127.0.0.1:8443, until Ctrl+C.",
    HelpName = "URI",
};
var connect = new Option<string?>("--connect")
{
    Description = "Only publish to a server that --serve has started, and watch it, for example mcps://localhost:8443.",
    HelpName = "URI",
};
var folder = new Option<string>("--folder")
{
    Description = "Where certificates and journal are; both halves have to share it.",
    DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "event-service"),
};
var seconds = new Option<double>("--seconds")
{
    Description = "How long to publish.",
    DefaultValueFactory = _ => 10,
};
var untilInputEnds = new Option<bool>("--until-input-ends") { Hidden = true };

var command = new RootCommand("Calls a service over TLS, from one process to another, while the server is killed and started again.")
{
    serve, connect, folder, seconds, untilInputEnds,
};
command.SetAction(async (arguments, cancellationToken) =>
{
    try
    {
        var length = TimeSpan.FromSeconds(arguments.GetValue(seconds));
        string shared = arguments.GetValue(folder)!;
        if (arguments.GetValue(serve) is { } address)
        {
            Task served = Server.RunAsync(address, shared, cancellationToken);
            await (arguments.GetValue(untilInputEnds) ? Task.WhenAny(served, Task.Run(Console.In.ReadToEnd, cancellationToken)).Unwrap() : served);
            return 0;
        }

        bool isRight = arguments.GetValue(connect) is { } uri
            ? await Client.RunAsync(uri, shared, length, static () => { }, cancellationToken)
            : await Demonstration.RunAsync(length, cancellationToken);
        return isRight ? 0 : 1;
    }
    catch (OperationCanceledException)
    {
        return 0;
    }
    catch (Exception error) when (error is CoilwrightException or FormatException or ArgumentException or IOException or SocketException or CryptographicException)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 1;
    }
});

return await command.Parse(args).InvokeAsync();
