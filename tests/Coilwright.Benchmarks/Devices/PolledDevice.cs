using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Devices;

/// <summary>One device as its poller sees it: a client with a connection of its own, and the registers that are read.</summary>
internal sealed class PolledDevice : IAsyncDisposable
{
    private readonly ModbusClient _client;
    private readonly ushort[] _values;
    private long _polls;

    private PolledDevice(ModbusClient client, int registers)
    {
        _client = client;
        _values = new ushort[registers];
    }

    /// <summary>How often it has been read.</summary>
    public long Polls => Volatile.Read(ref _polls);

    public static async Task<PolledDevice> ConnectAsync(int port, int registers)
        => new(await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{port}"), registers);

    /// <summary>Reads it once a period. A read that fails ends the run with its error.</summary>
    public async Task<long> PollAsync(TimeSpan first, TimeSpan period, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(period);
        try
        {
            await Task.Delay(first, cancellationToken);
            do
            {
                await _client.ReadHoldingRegistersAsync(1, 0, _values.AsMemory(), CancellationToken.None);
                Volatile.Write(ref _polls, _polls + 1);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The end of the run.
        }

        return Polls;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
