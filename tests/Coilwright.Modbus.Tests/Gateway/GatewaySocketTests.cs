using Coilwright.Modbus.Tests.Security;

namespace Coilwright.Modbus.Tests.Gateway;

/// <summary>Gateways between sockets.</summary>
public sealed class GatewaySocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_over_tls_share_a_device()
    {
        await using var tls = new TlsFixture();
        await using ModbusClient line = await tls.ConnectAsync();
        await using ModbusGateway gateway = ModbusGateway.Listen("tls://127.0.0.1:0", new ModbusServerOptions { Tls = tls.ServerTls });
        gateway.RouteOthers(line);
        var options = new ModbusClientOptions { Tls = tls.ClientTls, RequestTimeout = Patience };
        await using ModbusClient one = await ModbusClient.ConnectAsync($"tls://localhost:{gateway.Port}", options, Cancellation);
        await using ModbusClient other = await ModbusClient.ConnectAsync($"tls://localhost:{gateway.Port}", options, Cancellation);

        Assert.Equal([42], await one.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));
        Assert.Equal([42], await other.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));
        Assert.Equal((2, 2), (gateway.Connections.Count, gateway.Statistics.Answered));
    }

    [Fact]
    public async Task A_client_whom_the_gateway_s_authority_does_not_know_reaches_no_device()
    {
        await using var tls = new TlsFixture();
        await using ModbusClient line = await tls.ConnectAsync();
        await using ModbusGateway gateway = ModbusGateway.Listen("tls://127.0.0.1:0", new ModbusServerOptions { Tls = tls.ServerTls });
        gateway.RouteOthers(line);
        using var strangers = new TestCertificates();
        var certificate = strangers.Client();
        var options = new ModbusClientOptions { RequestTimeout = Patience, Tls = new() { Certificate = () => certificate } };
        options.Tls.TrustedRoots.Add(tls.Authority.Root);

        await Assert.ThrowsAsync<ModbusConnectionException>(async () =>
        {
            // With TLS 1.3 the client learns of it only after its own handshake.
            await using ModbusClient stranger = await ModbusClient.ConnectAsync($"tls://localhost:{gateway.Port}", options, Cancellation);
            await stranger.ReadHoldingRegistersAsync(1, 0, 1, Cancellation);
        });

        Assert.Equal(0, gateway.Statistics.Requests);
    }

    [Fact]
    public async Task Many_clients_share_a_device_that_takes_one_connection()
    {
        const int Clients = 8;
        await using ModbusServer device = ModbusServer.Listen("tcp://127.0.0.1:0", new ModbusServerOptions { MaxConnections = 1 });
        var tables = new RegisterTables(holdingRegisters: Clients);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, 100, 101, 102, 103, 104, 105, 106, 107);
        device.AddUnit(1, tables);
        await using ModbusClient line = await ModbusClient.ConnectAsync(
            device.Endpoint, new ModbusClientOptions { SingleConnection = true, RequestTimeout = Patience }, Cancellation);
        await using ModbusGateway gateway = ModbusGateway.Listen("tcp://127.0.0.1:0");
        gateway.RouteOthers(line);

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => ReadAsync(gateway, (ushort)number)));

        Assert.Equal(Clients * 20, gateway.Statistics.Answered);
        Assert.Equal((1, 1), (device.Connections.Count, line.Statistics.Connects));
    }

    private static async Task ReadAsync(ModbusGateway gateway, ushort address)
    {
        await using ModbusClient client = await ModbusClient.ConnectAsync(gateway.Endpoint, new ModbusClientOptions { RequestTimeout = Patience }, Cancellation);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal([(ushort)(100 + address)], await client.ReadHoldingRegistersAsync(1, address, 1, Cancellation));
        }
    }
}
