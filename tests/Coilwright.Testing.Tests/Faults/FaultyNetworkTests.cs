using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus;
using Coilwright.Modbus.Tests.Security;
using Coilwright.Transports;

namespace Coilwright.Testing.Tests.Faults;

/// <summary>The same faults over TLS, over sockets, and between programs that know nothing of them.</summary>
public sealed class FaultyNetworkTests
{
    private static readonly ModbusClientOptions Patient = new() { RequestTimeout = TimeSpan.FromSeconds(30) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_TLS_faults_meet_what_was_decrypted()
    {
        using var authority = new TestCertificates();
        X509Certificate2 certificate = authority.Server();
        var memory = new InMemoryTransport { Endpoint = new Endpoint("tls", "localhost", 802) };
        var serverTls = new TlsServerOptions { Certificate = () => certificate, ClientCertificates = ClientCertificateMode.None };
        await using ModbusServer server = Serve(new TlsTransportListener(memory.Listen(), serverTls, TimeProvider.System));
        var clientTls = new TlsClientOptions();
        clientTls.TrustedRoots.Add(authority.Root);
        var line = new FaultyTransport(new TlsTransport(memory, clientTls, TimeSpan.FromSeconds(30), TimeProvider.System))
        {
            Frames = FrameLengths.ModbusTcp,
            Answers = FaultPlan.Script(Fault.WrongId() with { FramesLate = 1 }, Fault.Split(3)),
        };
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            line,
            new ModbusClientOptions { ConnectTimeout = TimeSpan.FromSeconds(30), RequestTimeout = TimeSpan.FromSeconds(30), MaxInFlight = 2 },
            Cancellation);

        using var giveUp = new CancellationTokenSource();
        Task<ushort[]> lost = client.ReadHoldingRegistersAsync(1, 0, 1, giveUp.Token).AsTask();
        Assert.Equal([11], await client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation));
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);
        Assert.Equal(1, client.Statistics.UnmatchedAnswers);
    }

    [Fact]
    public async Task A_proxy_brings_faults_between_a_client_and_a_server_that_know_nothing_of_it()
    {
        await using ModbusServer server = Serve("tcp://127.0.0.1:0");
        await using var proxy = FaultProxy.Listen(server.Endpoint, FrameLengths.ModbusTcp);
        await using ModbusClient client = await ModbusClient.ConnectAsync(proxy.Endpoint.ToString(), Patient, Cancellation);

        proxy.Faults.Answers = FaultPlan.Script(Fault.Truncate(4) with { End = FaultEnd.Reset });
        proxy.Faults.Requests = FaultPlan.Script(null, ModbusFault.Refuse((ModbusExceptionCode)0x55));

        await Assert.ThrowsAsync<ModbusConnectionException>(async () => await client.WriteSingleRegisterAsync(1, 1, 5, Cancellation));
        ModbusDeviceException refused = await Assert.ThrowsAsync<ModbusDeviceException>(
            async () => await client.WriteSingleRegisterAsync(1, 2, 5, Cancellation));
        Assert.Equal(0x55, (int)refused.Code);
        Assert.Equal([10, 5, 12], await client.ReadHoldingRegistersAsync(1, 0, 3, Cancellation));
        Assert.Equal(2, proxy.Faults.Attempts);
    }

    [Fact]
    public async Task A_proxy_that_is_disposed_cuts_its_connections_and_a_server_that_is_gone_gives_none()
    {
        ModbusServer server = Serve("tcp://127.0.0.1:0");
        var proxy = FaultProxy.Listen(server.Endpoint, FrameLengths.ModbusTcp);
        await using ModbusClient client = await ModbusClient.ConnectAsync(proxy.Endpoint.ToString(), Patient, Cancellation);
        Assert.Equal([10], await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));

        await server.DisposeAsync();
        await Assert.ThrowsAsync<ModbusConnectionException>(async () => await client.WriteSingleRegisterAsync(1, 0, 1, Cancellation));
        await proxy.DisposeAsync();
        await Assert.ThrowsAsync<ModbusConnectionException>(async () => await client.WriteSingleRegisterAsync(1, 0, 1, Cancellation));
    }

    private static ModbusServer Serve(string endpoint) => WithUnit(ModbusServer.Listen(endpoint));

    private static ModbusServer Serve(ITransportListener listener) => WithUnit(ModbusServer.Listen(listener));

    private static ModbusServer WithUnit(ModbusServer server)
    {
        var tables = new RegisterTables(holdingRegisters: 3);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, 10, 11, 12);
        server.AddUnit(1, tables);
        return server;
    }
}
