using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Coilwright.Benchmarks.Codecs;
using Coilwright.Benchmarks.Processes;
using Coilwright.Benchmarks.Server;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Client;

/// <summary>A typed read of a map of one block.</summary>
internal sealed class MapReadRow : IRows
{
    public int Place => 21;

    public IEnumerable<Row> Create() =>
    [
        new("client", "one caller, map of 60 values in one block", Unit.PerSecond, Limit.AtLeast(0.85), OpenAsync)
        {
            MaxBytes = 1,
            DependsOnProcessors = true,
        },
    ];

    private static async Task<Contest> OpenAsync()
    {
        ServerProcess device = ServerProcess.Start(ConstantDevice.Role);
        ModbusClient client = await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{device.Port}");
        var typed = new OrderedMapClient(client, unit: 1);
        var map = new OrderedMap();
        Socket socket = await RawSocket.ConnectAsync(device.Port);
        return new(new CallersContender(1, ReadAsync, client, device), new RawPingPong([socket], 125));

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        async ValueTask ReadAsync(int caller) => await typed.ReadAsync(map).ConfigureAwait(false);
    }
}
