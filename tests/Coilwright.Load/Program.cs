using Coilwright.Benchmarks.Processes;
using Coilwright.Load;

try
{
    LoadOptions options = LoadOptions.Parse(args);
    if (options.Server is { } role)
    {
        using IBenchmarkServer server = ServerRole.Start(role);
        return ServerDialogue.Hold(server);
    }

    if (options.Runs(Growing.Name))
    {
        await Growing.RunAsync(options, Console.Out);
    }

    if (options.Runs(Overload.Name))
    {
        await Overload.RunAsync(options, Console.Out);
    }

    return !options.Runs(Restart.Name) || await Restart.RunAsync(options, Console.Out) ? 0 : 1;
}
catch (FormatException error)
{
    Console.Error.WriteLine($"{error.Message} Usage: {LoadOptions.Usage}");
    return 2;
}
