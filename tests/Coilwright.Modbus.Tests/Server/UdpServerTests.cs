using System.Net;
using System.Net.Sockets;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>A server on UDP: datagrams of anybody, each of whole frames.</summary>
public sealed class UdpServerTests : IAsyncDisposable
{
    private const string Read = "0001 0000 0006 01 03 0002 0001";
    private const string Answer = "0001000000050103021234";

    private readonly ModbusServer _server = ModbusServer.Listen("udp://127.0.0.1:0");
    private readonly RegisterTables _tables = new(holdingRegisters: 100);

    public UdpServerTests()
    {
        _tables.WriteRegisters(RegisterTable.HoldingRegister, 2, 0x1234);
        _server.AddUnit(1, _tables);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Half_a_request_is_not_made_whole_by_the_next_datagram()
    {
        using UdpClient client = Connect();

        // Its last four bytes would be the first of the read: a write of what nobody has written.
        await SendAsync(client, "0007 0000 0006 01 06 0002");
        await SendAsync(client, Read);

        Assert.Equal(Answer, await ReceiveAsync(client));
    }

    [Fact]
    public async Task Nonsense_costs_nobody_anything()
    {
        using UdpClient client = Connect();
        await SendAsync(client, "FFFF FFFF FFFF FFFF");
        await SendAsync(client, "");
        await SendAsync(client, "0001 0000 0006 01 03 0002 0001 00");
        await SendAsync(client, Read);

        Assert.Equal(Answer, await ReceiveAsync(client));
    }

    [Fact]
    public async Task Several_requests_in_one_datagram_are_answered()
    {
        using UdpClient client = Connect();
        await SendAsync(client, Read + "0002 0000 0006 01 03 0002 0001");

        Assert.Equal(Answer + "0002" + Answer[4..], await ReceiveAsync(client));
    }

    [Fact]
    public async Task Each_peer_gets_its_own_answers()
    {
        using UdpClient one = Connect();
        using UdpClient other = Connect();
        await SendAsync(one, Read);
        await SendAsync(other, "0009 0000 0006 01 03 0063 0001");

        Assert.Equal(Answer, await ReceiveAsync(one));
        Assert.Equal("0009000000050103020000", await ReceiveAsync(other));
        Assert.Equal(2, _server.ConnectionCount);
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_asked_for_again()
    {
        // Somebody who loses the first request, as a network may.
        using var lossy = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(60) };
        options.Retry.AttemptTimeout = TimeSpan.FromMilliseconds(50);
        options.Retry.Attempts = 1000;
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            $"udp://127.0.0.1:{((IPEndPoint)lossy.Client.LocalEndPoint!).Port}", options, Cancellation);
        Task<ushort[]> read = client.ReadHoldingRegistersAsync(1, 2, 1, Cancellation).AsTask();

        await lossy.ReceiveAsync(Cancellation);
        UdpReceiveResult again = await lossy.ReceiveAsync(Cancellation);
        await lossy.SendAsync(RawPeer.Bytes(Convert.ToHexString(again.Buffer.AsSpan(0, 2)) + Answer[4..]), again.RemoteEndPoint, Cancellation);

        Assert.Equal([0x1234], await read);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_noticed_before_the_deadline()
    {
        int port = PortOfNobody();
        var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(60) };
        options.Retry.Attempts = 1;
        await using ModbusClient client = await ModbusClient.ConnectAsync($"udp://127.0.0.1:{port}", options, Cancellation);

        await Assert.ThrowsAsync<ModbusConnectionException>(() => client.ReadHoldingRegistersAsync(1, 2, 1, Cancellation).AsTask());
    }

    private static int PortOfNobody()
    {
        using var somebody = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)somebody.Client.LocalEndPoint!).Port;
    }

    private UdpClient Connect() => new("127.0.0.1", _server.Port);

    private static async Task SendAsync(UdpClient client, string bytes) => await client.SendAsync(RawPeer.Bytes(bytes), Cancellation);

    private static async Task<string> ReceiveAsync(UdpClient client) => Convert.ToHexString((await client.ReceiveAsync(Cancellation)).Buffer);
}
