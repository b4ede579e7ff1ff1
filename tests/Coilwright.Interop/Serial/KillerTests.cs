using Coilwright.Modbus.Serial;
using Coilwright.Testing;
using Coilwright.Modbus.Tests.LateLine;
using Coilwright.Transports;

namespace Coilwright.Interop.Serial;

/// <summary>Row 17 where time is real: RTU over TCP, and over a pair of serial ports.</summary>
public sealed class KillerTests
{
    // A machine that stops for less than the difference of longest and longest response delay makes no answer later than the client allows for.
    private static readonly LateTimes Times = new(
        TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(120), TimeSpan.FromMilliseconds(500));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [CombinatorialCases]
    public async Task No_late_answer_is_ever_taken_for_another_over_TCP(DiagnosticsBehaviour diagnostics, bool echo, int units)
    {
        var line = new InMemoryTransport();
        await using var gateway = new FaultProxy(TcpTransportListener.Listen(new Endpoint("tcp", "127.0.0.1", 0)), new FaultyTransport(line));
        await using ModbusClient client = await ConnectAsync($"rtu+tcp://127.0.0.1:{gateway.Endpoint.Port}");

        await RunAsync(client, await line.AcceptAsync(Cancellation), line.AcceptAsync, diagnostics, echo, units);
    }

    [Theory]
    [CombinatorialCases]
    public async Task No_late_answer_is_ever_taken_for_another_on_serial_ports(DiagnosticsBehaviour diagnostics, bool echo, int units)
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        var peer = new ScriptedPeer(new LinuxSerialPortDriver().Open(new SerialPortSettings(pair.Theirs) { BaudRate = 115200 }));
        await using ModbusClient client = await ConnectAsync($"rtu://{pair.Ours}?baud=115200");

        await RunAsync(client, peer, null, diagnostics, echo, units);
    }

    private static async Task<ModbusClient> ConnectAsync(string endpoint)
    {
        var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(20) };
        options.Line.ResponseTimeout = TimeSpan.FromMilliseconds(25);
        options.Line.MaxResponseDelay = TimeSpan.FromSeconds(4);
        options.Line.BackOff.InitialDelay = TimeSpan.FromMilliseconds(20);
        options.Line.BackOff.MaxDelay = TimeSpan.FromMilliseconds(300);
        options.Reconnect.InitialDelay = options.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(20);
        options.Retry.Attempts = 1;
        return await ModbusClient.ConnectAsync(endpoint, options, Cancellation);
    }

    private static async Task RunAsync(
        ModbusClient client,
        ScriptedPeer peer,
        Func<CancellationToken, ValueTask<ScriptedPeer>>? reaccept,
        DiagnosticsBehaviour diagnostics,
        bool echo,
        int units)
    {
        int rounds = LateReads.RoundsOr(20);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var line = new LateUnits(peer, TimeProvider.System, diagnostics, echo, units, Times);
        Task answering = Task.WhenAll(AnswerAsync(line, end.Token), FollowAsync(line, reaccept, end.Token));
        var reads = new LateReads(client, units);

        await reads.RunAsync(rounds, TimeSpan.FromMilliseconds(40), async (read, patience, cancellation) =>
        {
            if (patience != Timeout.InfiniteTimeSpan)
            {
                cancellation.CancelAfter(patience);
            }

            await Task.WhenAny(read, answering);
        });

        TestContext.Current.TestOutputHelper?.WriteLine(reads.ToString());
        await end.CancelAsync();
        await answering;
        await line.Peer.DisposeAsync();
    }

    private static async Task AnswerAsync(LateUnits units, CancellationToken end)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!end.IsCancellationRequested)
        {
            try
            {
                await tick.WaitForNextTickAsync(end);
                await units.StepAsync();
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or InvalidOperationException)
            {
                // The reads are done, or the client has connected anew and nobody hears this.
            }
        }
    }

    /// <summary>Over TCP a client that hears nothing for long connects anew.</summary>
    private static async Task FollowAsync(LateUnits units, Func<CancellationToken, ValueTask<ScriptedPeer>>? reaccept, CancellationToken end)
    {
        try
        {
            while (reaccept is not null)
            {
                ScriptedPeer next = await reaccept(end);
                await units.Peer.DisposeAsync();
                units.Peer = next;
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reads are done.
        }
    }
}
