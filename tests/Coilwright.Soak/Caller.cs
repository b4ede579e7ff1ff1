using Coilwright.Modbus;

namespace Coilwright.Soak;

/// <summary>One of several that share a client: reads and writes at random, checks every value and accounts for every request.</summary>
internal sealed class Caller(ModbusClient client, int number, int seed, Outcomes outcomes, Sabotage sabotage)
{
    // Far beyond every deadline: a request that takes so long has been forgotten.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(60);

    // A caller that fails at once would do nothing else.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(5);

    private readonly Random _random = new(seed);
    private readonly ushort[] _registers = new ushort[125];
    private readonly bool[] _bits = new bool[2000];
    private readonly MailboxClient _mailbox = new(client, unit: 1, baseAddress: (ushort)(Plant.MailboxAddress + (number * 2)));
    private uint _nextTicket;
    private Sabotage _sabotage = sabotage;

    public int Number => number;

    /// <summary>What is known of each write.</summary>
    public Ticket[] Tickets { get; } = new Ticket[Plant.MaxTickets];

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            int kind = _random.Next(100);
            bool isWrite = kind < 10 && _nextTicket < Plant.MaxTickets;
            if (isWrite)
            {
                await WriteAsync(_nextTicket++);
            }
            else
            {
                await ReadAsync(isBits: kind < 30, isCancelled: kind > 97);
            }
        }
    }

    /// <summary>One read that has to succeed, when no faults are left.</summary>
    public async Task<bool> SucceedsAsync()
    {
        try
        {
            await client.ReadHoldingRegistersAsync(1, 0, _registers.AsMemory(0, 10)).AsTask().WaitAsync(Forgotten);
            return true;
        }
        catch (Exception error) when (error is CoilwrightException or TimeoutException)
        {
            await Task.Delay(AfterFailure);
            return false;
        }
    }

    private async Task ReadAsync(bool isBits, bool isCancelled)
    {
        byte unit = (byte)_random.Next(1, Plant.Units + 1);
        int quantity = _random.Next(1, isBits ? 2001 : 126);
        ushort address = (ushort)_random.Next(Plant.Addresses - quantity + 1);
        bool isSecondTable = _random.Next(2) == 0;
        using var giveUp = new CancellationTokenSource();
        Task read = (isBits, isSecondTable) switch
        {
            (true, true) => client.ReadDiscreteInputsAsync(unit, address, _bits.AsMemory(0, quantity), giveUp.Token).AsTask(),
            (true, false) => client.ReadCoilsAsync(unit, address, _bits.AsMemory(0, quantity), giveUp.Token).AsTask(),
            (false, true) => client.ReadInputRegistersAsync(unit, address, _registers.AsMemory(0, quantity), giveUp.Token).AsTask(),
            (false, false) => client.ReadHoldingRegistersAsync(unit, address, _registers.AsMemory(0, quantity), giveUp.Token).AsTask(),
        };
        if (isCancelled)
        {
            await giveUp.CancelAsync();
        }

        if (await EndAsync(read) is null)
        {
            Check(unit, address, quantity, isBits);
        }
    }

    private void Check(byte unit, int address, int quantity, bool isBits)
    {
        if (IsTimeFor(Sabotage.Value))
        {
            _registers[0] ^= 1;
            _bits[0] ^= true;
        }

        for (int i = 0; i < quantity; i++)
        {
            bool isRight = isBits ? _bits[i] == Plant.Coil(unit, address + i) : _registers[i] == Plant.Register(unit, address + i);
            if (!isRight)
            {
                outcomes.Fail($"Wrong value: {(isBits ? "bit" : "register")} {address + i} of unit {unit}, read from {address} on.");
                return;
            }
        }
    }

    private async Task WriteAsync(uint ticket)
    {
        Exception? error = await EndAsync(_mailbox.WriteTicketAsync(ticket).AsTask());
        if (error is null && IsTimeFor(Sabotage.Write))
        {
            _ = await EndAsync(_mailbox.WriteTicketAsync(ticket).AsTask());
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
            if (error is ModbusConnectionException)
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
