using System.Net;
using System.Net.Sockets;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Server;

[Collection<AloneInTheProcess>]
public sealed class ServerAllocationTests
{
    [Fact]
    public async Task A_warm_poll_allocates_nothing_on_the_server()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Meter { Limit = 5 });

        // A blocking client, so that whatever is allocated is the server's.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, server.Port);
        byte[][] requests =
        [
            RawPeer.Bytes("0001 0000 0006 01 03 0014 0005"), RawPeer.Bytes("0002 0000 0006 01 01 0000 0004"),
            RawPeer.Bytes("0003 0000 0006 01 06 0014 0032"),
        ];
        byte[] answer = new byte[260];

        long allocated = await LeastAllocated.OfAsync(() => Poll(socket, requests, answer), TestContext.Current.CancellationToken);

        Assert.Equal(0, allocated);
    }

    private static void Poll(Socket socket, byte[][] requests, byte[] answer)
    {
        foreach (byte[] request in requests)
        {
            socket.Send(request);
            socket.Receive(answer);
        }
    }
}
