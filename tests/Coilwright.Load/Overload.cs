using System.Globalization;
using Coilwright.Benchmarks.Calls;
using Coilwright.Benchmarks.Processes;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>
/// What becomes of critical calls when twice as many come as the server can do: each call waits at the server, so that places are what is short, and users
/// call at a rate, however long the answers take.
/// </summary>
internal static class Overload
{
    public const string Name = "overload";

    private const int CriticalUsers = 20;

    public static async Task RunAsync(LoadOptions options, TextWriter output)
    {
        using ServerProcess server = LoadServer.Start(options.MaxConcurrent, options.Work);
        await using McpClient client = await LoadServer.ConnectAsync(server, options.Connections);
        var load = new LoadClient(client);
        await CriticalAsync(load, "warm up", options.Duration / 8);
        Table.PrintHead(output, $"Users who call at a rate; MaxConcurrent = {options.MaxConcurrent}, a call waits {options.Work.TotalMilliseconds} ms at the server");
        Step unloaded = await CriticalAsync(load, "critical, alone", options.Duration);
        Table.Print(output, unloaded);
        double sustainable = options.MaxConcurrent / unloaded.Times.Mean.TotalSeconds;
        Step critical = unloaded;
        foreach (double factor in (double[])[0.5, 1, 2])
        {
            (_, critical) = await BothAsync(load, $"at {factor} of what it can do", factor * sustainable, options, output);
        }

        (Step after, _) = await BothAsync(load, "at 0.5 again", 0.5 * sustainable, options, output);
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"It can do {sustainable:#,0} calls/s. At twice that, p99 of critical calls is {critical.Times.Percentile(99) / unloaded.Times.Percentile(99):0.00} of what it is without load."));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"The last 429 came {after.LastRefusal.TotalSeconds:0.0} s after the load had fallen."));
        output.WriteLine();
    }

    private static async Task<(Step Others, Step Critical)> BothAsync(LoadClient load, string name, double perSecond, LoadOptions options, TextWriter output)
    {
        // More of them than there are places at work and in the queue, so that there is always one who does not wait.
        int users = options.MaxConcurrent * 20;
        CallMessage message = CallMessage.Example;
        Task<Step> others = Users.CallAtAsync($"others, {name}", users, perSecond, options.Duration, _ => load.WorkAsync(message));
        Task<Step> critical = CriticalAsync(load, $"critical, {name}", options.Duration);
        Table.Print(output, await others);
        Table.Print(output, await critical);
        return (await others, await critical);
    }

    private static Task<Step> CriticalAsync(LoadClient load, string name, TimeSpan duration)
    {
        CallMessage message = CallMessage.Example;
        return Users.CallAtAsync(name, CriticalUsers, 10 * CriticalUsers, duration, _ => load.AlarmAsync(message));
    }
}
