using Coilwright.Benchmarks.Processes;
using Coilwright.Benchmarks.Server;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Client;

/// <summary>Many callers on one client with one connection.</summary>
internal sealed class SharedConnectionRow : IRows
{
    private const int Callers = 64;
    private const int Registers = 10;

    public int Place => 23;

    public IEnumerable<Row> Create() =>
    [
        new("client", "64 callers sharing one connection", Unit.PerSecond, Limit.AtLeast(0.75), OpenAsync)
        {
            MaxBytes = 1,
            DependsOnProcessors = true,
        },
    ];

    private static async Task<Contest> OpenAsync()
    {
        ServerProcess device = ServerProcess.Start(ConstantDevice.Role);
        ModbusClient client = await ModbusClient.ConnectAsync(
            $"tcp://127.0.0.1:{device.Port}", new ModbusClientOptions { MaxInFlight = Callers });
        var prototype = new PipelinedPrototype(await RawSocket.ConnectAsync(device.Port), Callers, Registers);
        ushort[][] values = [.. Enumerable.Range(0, Callers).Select(_ => new ushort[Registers])];
        return new(
            new CallersContender(
                Callers, caller => client.ReadHoldingRegistersAsync(1, 0, values[caller].AsMemory()), client, device),
            new CallersContender(Callers, prototype.CallAsync, prototype));
    }
}
