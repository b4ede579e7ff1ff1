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

    [Theory]
    [InlineData("rtu+tcp")]
    [InlineData("ascii+tcp")]
    [InlineData("rtu+udp")]
    [InlineData("udp")]
    public async Task A_warm_read_and_its_answer_allocate_nothing_on_either_side(string scheme)
    {
        await using ModbusServer server = ModbusServer.Listen($"{scheme}://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(holdingRegisters: 200));
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            $"{scheme}://127.0.0.1:{server.Port}", new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, TestContext.Current.CancellationToken);
        ushort[] registers = new ushort[60];

        long allocated = await LeastAllocated.OfAsync(
            () => client.ReadHoldingRegistersAsync(1, 100, registers.AsMemory(), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_read_through_a_gateway_allocates_nothing_on_any_side()
    {
        await using ModbusServer server = ModbusServer.Listen("rtu+tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(holdingRegisters: 200));
        var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) };
        await using ModbusClient line = await ModbusClient.ConnectAsync($"rtu+tcp://127.0.0.1:{server.Port}", options, TestContext.Current.CancellationToken);
        await using ModbusGateway gateway = ModbusGateway.Listen("tcp://127.0.0.1:0");
        gateway.RouteOthers(line);
        await using ModbusClient client = await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{gateway.Port}", options, TestContext.Current.CancellationToken);
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
