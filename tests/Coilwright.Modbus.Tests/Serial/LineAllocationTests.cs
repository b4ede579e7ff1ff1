using System.Net;
using System.Net.Sockets;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Serial;

/// <summary>What the steady state allocates. Alone in the process while it measures.</summary>
[Collection<AloneInTheProcess>]
public sealed class LineAllocationTests
{
    private static readonly byte[] Answer = LineFixture.Frame(1, "03 78" + new string('0', 240));

    [Fact]
    public async Task A_warm_read_over_RTU_allocates_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new Thread(() => Serve(listener)) { IsBackground = true };
        server.Start();
        string endpoint = $"rtu+tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await using ModbusClient client = await ModbusClient.ConnectAsync(endpoint, TestContext.Current.CancellationToken);
        ushort[] registers = new ushort[60];

        long allocated = await LeastAllocated.OfAsync(
            () => client.ReadHoldingRegistersAsync(1, 100, registers.AsMemory(), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);

        Assert.Equal(0, allocated);
    }

    private static void Serve(TcpListener listener)
    {
        using Socket socket = listener.AcceptSocket();
        socket.NoDelay = true;
        byte[] request = new byte[8];
        try
        {
            while (socket.Receive(request) > 0)
            {
                socket.Send(Answer);
            }
        }
        catch (SocketException)
        {
            // The client is done.
        }
    }
}
