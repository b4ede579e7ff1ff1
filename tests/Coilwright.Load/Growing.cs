using System.Globalization;
using Coilwright.Benchmarks.Calls;
using Coilwright.Benchmarks.Client;
using Coilwright.Benchmarks.Processes;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>More and more users who call as fast as they are answered, and the raw multiplexer with as many beside each step.</summary>
internal static class Growing
{
    public const string Name = "users";

    private const int MaxConcurrent = 1000;

    public static async Task RunAsync(LoadOptions options, TextWriter output)
    {
        Table.PrintHead(output, $"Users who call again as soon as they have their answer; MaxConcurrent = {MaxConcurrent}, {options.Connections} connection(s)");
        using ServerProcess server = LoadServer.Start(MaxConcurrent, options.Work);
        using ServerProcess bare = ServerProcess.Start(BareCallServer.Role);
        await using McpClient client = await LoadServer.ConnectAsync(server, options.Connections);
        var load = new LoadClient(client);
        CallMessage message = CallMessage.Example;
        await Users.CallOnAsync("warm up", options.Users[^1], Warming(options), _ => load.EchoAsync(message));
        var ratios = new List<string>();
        foreach (int users in options.Users)
        {
            Step ours = await Users.CallOnAsync("calls", users, options.Duration, _ => load.EchoAsync(message));
            Table.Print(output, ours);
            Step raw = await RunRawAsync(bare, users, options);
            Table.Print(output, raw);
            ratios.Add(string.Create(CultureInfo.InvariantCulture, $"{users} users: {ours.PerSecond / raw.PerSecond:0.00}"));
        }

        output.WriteLine();
        output.WriteLine($"Calls a second as a share of the raw multiplexer's: {string.Join(", ", ratios)}");
        output.WriteLine();
    }

    private static async Task<Step> RunRawAsync(ServerProcess bare, int users, LoadOptions options)
    {
        using var raw = new CallPrototype(new System.Net.Sockets.NetworkStream(await RawSocket.ConnectAsync(bare.Port), ownsSocket: true), users);
        await Users.CallOnAsync("warm up", users, Warming(options), raw.CallAsync);
        return await Users.CallOnAsync("raw multiplexer", users, options.Duration / 4, raw.CallAsync);
    }

    private static TimeSpan Warming(LoadOptions options) => options.Duration / 8;
}
