using System.Net;
using System.Net.Sockets;

namespace Coilwright.Modbus.Tests.Server;

[Collection<AloneInTheProcess>]
public sealed class ServerAllocationTests
{
    [Fact]
    public async Task A_warm_poll_allocates_nothing_on_the_server()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Meter { Limit = 5 });

        // A blocking client on a thread of its own, so that whatever is allocated is the server's.
        long allocated = await Task.Factory.StartNew(
            () => Measure(server.Port), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.Equal(0, allocated);
    }

    private static long Measure(int port)
    {
        const int Polls = 600;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        byte[][] requests =
        [
            RawPeer.Bytes("0001 0000 0006 01 03 0014 0005"), RawPeer.Bytes("0002 0000 0006 01 01 0000 0004"),
            RawPeer.Bytes("0003 0000 0006 01 06 0014 0032"),
        ];
        byte[] answer = new byte[260];
        Poll(socket, requests, answer, Polls);

        // The runtime now and then allocates for itself; the server would do so every time.
        return Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Poll(socket, requests, answer, Polls);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });
    }

    private static void Poll(Socket socket, byte[][] requests, byte[] answer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            socket.Send(requests[i % requests.Length]);
            socket.Receive(answer);
        }
    }
}
