using System.Net;
using System.Net.Sockets;
using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Client;

public sealed class SocketTests
{
    [Fact]
    public async Task Registers_are_read_over_a_real_socket()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using ModbusClient client = await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{port}", cancellation);
        await using var peer = new ScriptedPeer(new SocketConnection(await listener.AcceptSocketAsync(cancellation)));

        ValueTask<ushort[]> read = client.ReadHoldingRegistersAsync(1, 0x0010, 2, cancellation);
        Assert.Equal([0, 1, 0, 0, 0, 6, 1, 3, 0, 0x10, 0, 2], await peer.ReceiveAsync(12, cancellation));
        await peer.SendAsync(0, 1, 0, 0, 0, 7, 1, 3, 4, 0x12, 0x34, 0x56, 0x78);

        Assert.Equal([0x1234, 0x5678], await read);
    }
}
