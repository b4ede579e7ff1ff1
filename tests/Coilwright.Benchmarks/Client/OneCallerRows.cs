using System.Net.Sockets;
using Coilwright.Benchmarks.Processes;
using Coilwright.Benchmarks.Server;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Client;

/// <summary>One caller, one request at a time.</summary>
internal sealed class OneCallerRows : IRows
{
    public int Place => 20;

    public IEnumerable<Row> Create()
    {
        foreach (int registers in (int[])[10, 125])
        {
            yield return new("client", $"one caller, async, FC3 of {registers}", Unit.PerSecond, Limit.AtLeast(0.9), () => OpenAsync(registers))
            {
                MaxBytes = 1,
                DependsOnProcessors = true,
            };
        }
    }

    private static async Task<Contest> OpenAsync(int registers)
    {
        ServerProcess device = ServerProcess.Start(ConstantDevice.Role);
        ModbusClient client = await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{device.Port}");
        ushort[] values = new ushort[registers];
        Socket socket = await RawSocket.ConnectAsync(device.Port);
        return new(
            new CallersContender(1, _ => client.ReadHoldingRegistersAsync(1, 0, values.AsMemory()), client, device),
            new RawPingPong([socket], registers));
    }
}
