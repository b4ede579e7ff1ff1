using System.Net.Sockets;
using Coilwright.Benchmarks.Processes;
using Coilwright.Benchmarks.Server;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Client;

/// <summary>Many connections at once, each with one request at a time.</summary>
internal sealed class ManyConnectionsRow : IRows
{
    private const int Connections = 500;
    private const int Registers = 10;

    public int Place => 24;

    public IEnumerable<Row> Create() =>
    [
        new("client", "500 connections, one request each at a time", Unit.PerSecond, Limit.AtLeast(0.8), OpenAsync)
        {
            MaxBytes = 1,
            DependsOnProcessors = true,
        },
    ];

    // A request that fails ends the row with its error.
    private static async Task<Contest> OpenAsync()
    {
        ServerProcess device = ServerProcess.Start(ConstantDevice.Role);
        var clients = new List<ModbusClient>();
        var sockets = new List<Socket>();
        for (int i = 0; i < Connections; i++)
        {
            clients.Add(await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{device.Port}"));
            sockets.Add(await RawSocket.ConnectAsync(device.Port));
        }

        ushort[][] values = [.. Enumerable.Range(0, Connections).Select(_ => new ushort[Registers])];
        return new(
            new CallersContender(
                Connections, caller => clients[caller].ReadHoldingRegistersAsync(1, 0, values[caller].AsMemory()), [.. clients, device]),
            new RawPingPong(sockets, Registers));
    }
}
