using Coilwright.Mcp;
using Coilwright.Modbus;

namespace Coilwright.Soak;

/// <summary>One of several that share a client: asks and writes at random, checks every value and accounts for every request.</summary>
internal sealed class Caller(IExchange exchange, int number, int seed, Outcomes outcomes, Sabotage sabotage)
{
    // Far beyond every deadline: a request that takes so long has been forgotten.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(60);

    // A caller that fails at once would do nothing else.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(5);

    private readonly Random _random = new(seed);
    private uint _nextTicket;
    private Sabotage _sabotage = sabotage;

    public int Number => number;

    /// <summary>What is known of each write.</summary>
    public Ticket[] Tickets { get; } = new Ticket[Soak.Tickets.Max];

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            int kind = _random.Next(100);
            bool isWrite = kind < 10 && _nextTicket < Soak.Tickets.Max;
            if (isWrite)
            {
                await WriteAsync(_nextTicket++);
            }
            else
            {
                await AskAsync(isCancelled: kind > 97);
            }
        }
    }

    /// <summary>One question that has to be answered, when no faults are left.</summary>
    public async Task<bool> SucceedsAsync()
    {
        try
        {
            await exchange.AskAsync(_random, CancellationToken.None).WaitAsync(Forgotten);
            return true;
        }
        catch (Exception error) when (error is CoilwrightException or TimeoutException)
        {
            await Task.Delay(AfterFailure);
            return false;
        }
    }

    private async Task AskAsync(bool isCancelled)
    {
        using var giveUp = new CancellationTokenSource();
        Task question = exchange.AskAsync(_random, giveUp.Token);
        if (isCancelled)
        {
            await giveUp.CancelAsync();
        }

        if (await EndAsync(question) is null)
        {
            Check();
        }
    }

    private void Check()
    {
        if (IsTimeFor(Sabotage.Value))
        {
            exchange.SpoilAnswer();
        }

        if (exchange.FindWrong() is { } wrong)
        {
            outcomes.Fail($"Wrong value: {wrong}");
        }
    }

    private async Task WriteAsync(uint ticket)
    {
        Exception? error = await EndAsync(exchange.WriteAsync(ticket));
        if (error is null && IsTimeFor(Sabotage.Write))
        {
            _ = await EndAsync(exchange.WriteAsync(ticket));
        }

        Tickets[ticket] = error switch
        {
            null => Ticket.Confirmed,
            CoilwrightException { MayHaveBeenApplied: false } => Ticket.NotApplied,
            _ => Ticket.InDoubt,
        };
    }

    private static async Task WithoutEndAsync(Task request)
    {
        await request;
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>Whether this is to go wrong, which it does once.</summary>
    private bool IsTimeFor(Sabotage what)
    {
        bool isTime = _sabotage == what;
        _sabotage = isTime ? Sabotage.None : _sabotage;
        return isTime;
    }

    /// <summary>Waits for whatever becomes of a request; <see langword="null"/> when it succeeded.</summary>
    private async Task<Exception?> EndAsync(Task request)
    {
        try
        {
            await (IsTimeFor(Sabotage.Outcome) ? WithoutEndAsync(request) : request).WaitAsync(Forgotten);
            outcomes.Count("succeeded");
            return null;
        }
        catch (Exception error) when (error is CoilwrightException or OperationCanceledException)
        {
            outcomes.Count(error.GetType().Name);
            if (error is ModbusConnectionException or McpConnectionException or McpRejectedException)
            {
                await Task.Delay(AfterFailure);
            }

            return error;
        }
        catch (Exception error)
        {
            outcomes.Fail(error is TimeoutException ? $"A request had no outcome after {Forgotten.TotalSeconds:0} s." : $"An error that no caller expects: {error}");
            return error;
        }
    }
}
