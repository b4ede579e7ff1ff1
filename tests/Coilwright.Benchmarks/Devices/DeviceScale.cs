using System.Diagnostics;
using System.Globalization;
using Coilwright.Benchmarks.Calls;
using Coilwright.Benchmarks.Processes;
using Coilwright.Benchmarks.Server;
using Coilwright.Mcp;

namespace Coilwright.Benchmarks.Devices;

/// <summary>
/// What it costs one process to poll 1 to 10,000 devices once a second, each over a connection of its own to one server in another process, and what
/// connections cost that do nothing. What counts is that a line further down is no dearer than one above.
/// </summary>
internal static class DeviceScale
{
    private const int Registers = 10;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(bool isQuick)
    {
        int[] counts = isQuick ? [1, 10] : [1, 10, 100, 1000, 10_000];
        TimeSpan duration = isQuick ? TimeSpan.FromSeconds(1.5) : TimeSpan.FromSeconds(8);
        Console.WriteLine("| devices | polls/s | CPU us/poll | CPU % | B/poll | heap B/device | server heap B/connection |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");

        // What the first connection of all brings with it is no device's.
        await PollAsync(1, duration / 8, print: false);
        foreach (int count in counts)
        {
            await PollAsync(count, duration, print: true);
        }

        Console.WriteLine();
        Console.WriteLine("| idle MCP connections | heap B/client | server heap B/connection |");
        Console.WriteLine("|--:|--:|--:|");
        await IdleAsync(1, print: false);
        foreach (int count in counts)
        {
            await IdleAsync(count, print: true);
        }

        return 0;
    }

    private static async Task PollAsync(int count, TimeSpan duration, bool print)
    {
        using var server = ServerProcess.Start(OurServer.Role);
        await using (await PolledDevice.ConnectAsync(server.Port, Registers))
        {
        }

        long serverHeap = server.HeapBytes;
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        PolledDevice[] devices = await ConnectAsync(count, () => PolledDevice.ConnectAsync(server.Port, Registers));
        using var end = new CancellationTokenSource();
        Task<long>[] polling = [.. devices.Select((device, index) => device.PollAsync(Period * index / count, Period, end.Token))];

        // Every device has been polled by then.
        await Task.Delay(Period * 1.5);
        heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
        serverHeap = server.HeapBytes - serverHeap;
        long polls = devices.Sum(device => device.Polls);
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        await Task.Delay(duration);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        polls = devices.Sum(device => device.Polls) - polls;
        await end.CancelAsync();
        await Task.WhenAll(polling);
        await Parallel.ForEachAsync(devices, async (device, _) => await device.DisposeAsync());
        if (print)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count:#,0} | {polls / elapsed.TotalSeconds:#,0.#} | {cpu.TotalMicroseconds / polls:0.0} | {100 * (cpu / elapsed):0.00} | {(double)bytes / polls:0.#} | {heap / count:#,0} | {serverHeap / count:#,0} |"));
        }
    }

    private static async Task IdleAsync(int count, bool print)
    {
        using var server = ServerProcess.Start(EchoServer.Role);
        string endpoint = $"mcp://127.0.0.1:{server.Port}";
        await using (McpClient first = await McpClient.ConnectAsync(endpoint))
        {
            await new EchoClient(first).SayAsync(CallMessage.Example);
        }

        long serverHeap = server.HeapBytes;
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        McpClient[] clients = await ConnectAsync(count, async () =>
        {
            McpClient client = await McpClient.ConnectAsync(endpoint);
            await new EchoClient(client).SayAsync(CallMessage.Example);
            return client;
        });
        heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
        serverHeap = server.HeapBytes - serverHeap;
        await Parallel.ForEachAsync(clients, async (client, _) => await client.DisposeAsync());
        if (print)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count:#,0} | {heap / count:#,0} | {serverHeap / count:#,0} |"));
        }
    }

    private static async Task<T[]> ConnectAsync<T>(int count, Func<Task<T>> connectAsync)
    {
        var connected = new T[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => connected[i] = await connectAsync());
        return connected;
    }
}
