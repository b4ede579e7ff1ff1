using System.Buffers.Binary;
using Coilwright.Modbus.Serial;
using Coilwright.Modbus.Tests.Serial;
using Coilwright.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Gateway;

/// <summary>
/// A gateway with clients that ask again as soon as they are answered, and a line of 19200 baud behind it. Time goes by only on the
/// line: as long as characters take, and units to think.
/// </summary>
internal sealed class SharedLine : IAsyncDisposable
{
    private const int Units = 5;
    private const int RequestSize = 8;
    private const int AnswerSize = 7;

    private static readonly LineTiming Timing = new(19200);
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(3);

    private readonly FakeTimeProvider _time;
    private readonly InMemoryTransport _network = new();
    private readonly List<ModbusClient> _clients = [];
    private readonly List<Task> _running = [];
    private readonly CancellationTokenSource _end = new();
    private readonly ScriptedPeer _units;
    private int _vanished;
    private TimeSpan _elapsed;

    private SharedLine(FakeTimeProvider time, ModbusClient line, ScriptedPeer units, int clients)
    {
        _time = time;
        Line = line;
        _units = units;
        Reads = new int[clients];
        Gateway = ModbusGateway.Listen(_network.Listen(), new ModbusServerOptions { TimeProvider = time });
        Gateway.RouteOthers(line);
    }

    public ModbusGateway Gateway { get; }

    public ModbusClient Line { get; }

    /// <summary>How often each client was answered.</summary>
    public int[] Reads { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SharedLine> StartAsync(int clients)
    {
        var time = new FakeTimeProvider();
        var transport = new InMemoryTransport { Endpoint = new Endpoint("memory", "line", 0, "", [new("baud", "19200")]) };
        var options = new ModbusClientOptions { TimeProvider = time, RequestTimeout = TimeSpan.FromMinutes(1) };
        options.Line.LocalEcho = LocalEcho.Absent;
        ModbusClient line = await ModbusClient.ConnectAsync(transport, ModbusFraming.Rtu, options, Cancellation);
        var shared = new SharedLine(time, line, await transport.AcceptAsync(Cancellation), clients);
        for (int client = 0; client < clients; client++)
        {
            shared._clients.Add(await ModbusClient.ConnectAsync(
                shared._network, new ModbusClientOptions { TimeProvider = time, RequestTimeout = TimeSpan.FromMinutes(1) }, Cancellation));

            // Not on the test's own context, which does one thing at a time.
            int number = client;
            shared._running.Add(Task.Run(() => shared.AskAsync(number)));
        }

        await shared.WaitForClientsAsync();
        return shared;
    }

    /// <summary>Lets the line work for some of its time.</summary>
    public async Task RunAsync(TimeSpan duration)
    {
        TimeSpan end = _elapsed + duration;
        while (_elapsed < end)
        {
            byte[] request = await _units.ReceiveAsync(RequestSize, Cancellation);
            Advance(Timing.Characters(RequestSize + AnswerSize) + Thinking);
            ushort value = ValueOf(request[0], BinaryPrimitives.ReadUInt16BigEndian(request.AsSpan(2)));
            await _units.SendAsync(LineFixture.Frame(request[0], $"03 02 {value:X4}"));
            await WaitForClientsAsync();
            Advance(Gap);
        }
    }

    /// <summary>Takes a client away while its request waits for the line.</summary>
    public async Task VanishAsync(int client)
    {
        await WaitForClientsAsync();
        _vanished++;
        await _clients[client].DisposeAsync();
        await _running[client];
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        foreach (ModbusClient client in _clients)
        {
            await client.DisposeAsync();
        }

        await Task.WhenAll(_running);
        await Gateway.DisposeAsync();
        await Line.DisposeAsync();
        await _units.DisposeAsync();
        _end.Dispose();
    }

    public override string ToString() =>
        $"{Reads.Length} clients, {_elapsed.TotalSeconds:0} s at 19200 baud: {Reads.Sum() / _elapsed.TotalSeconds:0.0} reads a second, {Reads.Min()} to {Reads.Max()} each; "
        + $"{Line.Statistics.TimedOut} timed out, {Line.Line!.Fences} fences.";

    private static ushort ValueOf(byte unit, ushort address) => (ushort)((unit << 12) | address);

    private void Advance(TimeSpan time)
    {
        _elapsed += time;
        _time.Advance(time);
    }

    /// <summary>Clients of this simulation take no time of the line's: nothing goes on before all of them have asked again.</summary>
    private async Task WaitForClientsAsync()
    {
        while (Line.Statistics is var now && now.Waiting + now.InFlight < _clients.Count - _vanished)
        {
            // Given away, since the clients need the processor more than this loop does.
            await Task.Delay(1, Cancellation).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(int client)
    {
        byte unit = (byte)((client % Units) + 1);
        ushort address = (ushort)(client * 7);
        try
        {
            while (!_end.IsCancellationRequested)
            {
                ushort[] registers = await _clients[client].ReadHoldingRegistersAsync(unit, address, 1, Cancellation).ConfigureAwait(false);
                Assert.Equal(ValueOf(unit, address), Assert.Single(registers));
                Reads[client]++;
            }
        }
        catch (ObjectDisposedException)
        {
            // It has vanished, or the test is over.
        }
    }
}
