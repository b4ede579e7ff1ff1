using System.Diagnostics;
using Coilwright.Modbus;

namespace Coilwright.Soak;

/// <summary>A run from its start to its verdict.</summary>
internal sealed class Run(SoakOptions options)
{
    private const int MemorySamples = 10;

    private readonly Outcomes _outcomes = new();
    private readonly Memory _memory = new();

    // Enough that some still wait when they are counted, and no more than the queue takes.
    private const int AbandonedRequests = 5_000;

    private readonly List<byte[]> _hoard = [];

    /// <returns>What happened; nothing failed if nothing happened that must not.</returns>
    public async Task<Outcomes> RunAsync()
    {
        using ServerProcess server = await ServerProcess.StartAsync(options);
        await using Line line = Line.To(server, options.Endpoint, options.Seed);
        var clients = new List<ModbusClient>();
        line.Requests.IsOn = line.Answers.IsOn = false;
        for (int i = 0; i < options.Clients; i++)
        {
            // From one request at a time to many.
            clients.Add(await line.ConnectAsync(OptionsOf(i)));
        }

        line.Requests.IsOn = line.Answers.IsOn = true;
        Caller[] callers = [.. Enumerable.Range(0, options.Clients * options.Callers)
            .Select(number => new Caller(clients[number / options.Callers], number, (options.Seed * 1000) + number, _outcomes, number == 0 ? options.Sabotage : Sabotage.None))];
        var watch = Stopwatch.StartNew();
        using (var end = new CancellationTokenSource())
        {
            Task[] running = [.. callers.Select(caller => Task.Run(() => caller.RunAsync(end.Token)))];
            await WatchMemoryAsync();
            await end.CancelAsync();
            await Task.WhenAll(running);
        }

        watch.Stop();
        line.Requests.IsOn = line.Answers.IsOn = false;
        await CheckThatAllWorkAgainAsync(callers);
        if (options.Sabotage == Sabotage.Slot)
        {
            Abandon(clients[0]);
        }

        CheckTables(clients);
        CheckTickets(callers, await server.CountTicketsAsync());
        if (_memory.HasGrown)
        {
            _outcomes.Fail($"Memory grew: {_memory} MB.");
        }

        Report.Print(options, watch.Elapsed, _outcomes, line, clients, _memory);
        foreach (ModbusClient client in clients)
        {
            await client.DisposeAsync();
        }

        return _outcomes;
    }

    private static void Abandon(ModbusClient client)
    {
        for (int i = 0; i < AbandonedRequests; i++)
        {
            _ = client.ReadHoldingRegistersAsync(1, 0, 1).AsTask().ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        }
    }

    private static ModbusClientOptions OptionsOf(int client)
    {
        var options = new ModbusClientOptions { MaxInFlight = 1 << (client % 5), RequestTimeout = TimeSpan.FromMilliseconds(300) };

        // On a line: half of the clients have time for one more attempt. No answer is later than the delays of the line add up to.
        options.Line.ResponseTimeout = TimeSpan.FromMilliseconds(client % 2 == 0 ? 100 : 200);
        options.Line.MaxResponseDelay = TimeSpan.FromSeconds(10);
        options.Line.BackOff.InitialDelay = options.Line.BackOff.MaxDelay = TimeSpan.FromMilliseconds(50);
        return options;
    }

    private async Task WatchMemoryAsync()
    {
        // The first sample is taken when everything has been used once.
        for (int i = 0; i <= MemorySamples; i++)
        {
            await Task.Delay(options.Duration / (MemorySamples + 1));
            if (options.Sabotage == Sabotage.Memory)
            {
                _hoard.Add(new byte[4 << 20]);
            }

            _memory.Sample();
        }
    }

    private async Task CheckThatAllWorkAgainAsync(Caller[] callers)
    {
        long started = Stopwatch.GetTimestamp();
        foreach (Caller caller in callers)
        {
            while (!await caller.SucceedsAsync())
            {
                if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(2))
                {
                    _outcomes.Fail($"Caller {caller.Number} gets nothing although all faults are over.");
                    break;
                }
            }
        }
    }

    private void CheckTables(List<ModbusClient> clients)
    {
        foreach ((int index, ModbusClient client) in clients.Index())
        {
            ConnectionStatistics left = client.Statistics;
            if ((left.InFlight, left.Waiting) != (0, 0))
            {
                _outcomes.Fail($"Client {index} holds {left.InFlight} requests in flight and {left.Waiting} waiting that nobody waits for.");
            }
        }
    }

    private void CheckTickets(Caller[] callers, byte[][] written)
    {
        foreach (Caller caller in callers)
        {
            byte[] counts = written[caller.Number];
            for (int ticket = 0; ticket < Math.Max(counts.Length, caller.Tickets.Length); ticket++)
            {
                int count = ticket < counts.Length ? counts[ticket] : 0;
                Ticket known = caller.Tickets[ticket];
                bool isRight = known switch
                {
                    Ticket.Confirmed => count == 1,
                    Ticket.InDoubt => count <= 1,
                    _ => count == 0,
                };
                if (known != Ticket.Unused)
                {
                    _outcomes.Count($"write {known}{(known == Ticket.InDoubt ? $", applied {count} times" : "")}");
                }

                if (!isRight)
                {
                    _outcomes.Fail($"Write {ticket} of caller {caller.Number}, {known}, was applied {count} times.");
                }
            }
        }
    }
}
