using System.Diagnostics;

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
        await using Line line = Line.To(server, options);
        var clients = new List<ISoakClient>();
        line.Turn(on: false);
        for (int i = 0; i < options.Clients; i++)
        {
            clients.Add(await line.ConnectAsync(i));
        }

        line.Turn(on: true);
        Caller[] callers = [.. Enumerable.Range(0, options.Clients * options.Callers).Select(number => CreateCaller(clients, number))];
        var watch = Stopwatch.StartNew();
        using (var end = new CancellationTokenSource())
        {
            Task[] running = [.. callers.Select(caller => Task.Run(() => caller.RunAsync(end.Token)))];
            await WatchMemoryAsync();
            await end.CancelAsync();
            await Task.WhenAll(running);
        }

        watch.Stop();
        line.Turn(on: false);
        for (int i = 0; i < clients.Count; i++)
        {
            await CheckThatAllWorkAgainAsync(callers.Skip(i * options.Callers).Take(options.Callers));
            if (options.Sabotage == Sabotage.Slot)
            {
                Abandon(clients[i]);
            }

            CheckTable(i, clients[i]);
        }

        await CheckServerAsync(server, callers);
        if (_memory.HasGrown)
        {
            _outcomes.Fail($"Memory grew: {_memory} MB.");
        }

        Report.Print(options, watch.Elapsed, _outcomes, line, clients, _memory);
        foreach (ISoakClient client in clients)
        {
            await client.DisposeAsync();
        }

        return _outcomes;
    }

    private static void Abandon(ISoakClient client)
    {
        IExchange nobody = client.ExchangeOf(0);
        var random = new Random(0);
        for (int i = 0; i < AbandonedRequests; i++)
        {
            _ = nobody.AskAsync(random, CancellationToken.None).ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        }
    }

    private Caller CreateCaller(List<ISoakClient> clients, int number) => new(
        clients[number / options.Callers].ExchangeOf(number), number, (options.Seed * 1000) + number, _outcomes, number == 0 ? options.Sabotage : Sabotage.None);

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

    private async Task CheckThatAllWorkAgainAsync(IEnumerable<Caller> callers)
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

    // At once after its callers had answers: a heartbeat, which stands in the table too, comes only to a line that is idle.
    private void CheckTable(int number, ISoakClient client)
    {
        ConnectionStatistics left = client.Statistics;
        if ((left.InFlight, left.Waiting) != (0, 0))
        {
            _outcomes.Fail($"Client {number} holds {left.InFlight} requests in flight and {left.Waiting} waiting that nobody waits for.");
        }
    }

    private async Task CheckServerAsync(ServerProcess server, Caller[] callers)
    {
        if (await server.FindLeftAsync() is { Length: > 0 } left)
        {
            _outcomes.Fail($"The server holds what nobody waits for: {left}.");
        }

        CheckTickets(callers, await server.CountTicketsAsync());
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
