using System.Security.Cryptography.X509Certificates;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>A server and a client of one certificate authority, both right unless a test makes them wrong.</summary>
internal sealed class TlsFixture : IAsyncDisposable
{
    private ModbusServer? _server;

    public TlsFixture()
    {
        X509Certificate2 server = Authority.Server();
        X509Certificate2 client = Authority.Client(TestCertificates.Role("Operator"));
        ServerTls = new TlsServerOptions { Certificate = () => server, HandshakeFailed = (_, error) => Refusal.TrySetResult(error) };
        ServerTls.TrustedRoots.Add(Authority.Root);
        ClientTls = new TlsClientOptions { Certificate = () => client };
        ClientTls.TrustedRoots.Add(Authority.Root);
        Tables.WriteRegisters(RegisterTable.HoldingRegister, 0, 42);
    }

    public TestCertificates Authority { get; } = new();

    public TlsServerOptions ServerTls { get; }

    public TlsClientOptions ClientTls { get; }

    public RegisterTables Tables { get; } = new(holdingRegisters: 200);

    /// <summary>What the server says of the first client that it refused.</summary>
    public TaskCompletionSource<TlsException> Refusal { get; } = new();

    public ModbusServer Server => _server ??= Listen();

    public Task<ModbusClient> ConnectAsync(string host = "localhost") => ModbusClient.ConnectAsync(
        $"tls://{host}:{Server.Port}", new ModbusClientOptions { Tls = ClientTls, RequestTimeout = TimeSpan.FromSeconds(20) }, TestContext.Current.CancellationToken);

    /// <summary>The reason why this client does not connect.</summary>
    public async Task<TlsException> FailToConnectAsync(string host = "localhost")
    {
        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => ConnectAsync(host));
        return Assert.IsType<TlsException>(error.InnerException);
    }

    /// <summary>The reason why this client, connected, gets nothing. It asks for nothing, so that only the server can have ended it.</summary>
    public async Task<TlsException> FailToReadAsync()
    {
        var endpoint = new Endpoint("tls", "localhost", Server.Port);
        await using ITransportConnection connection = await ModbusTransport.Create(endpoint, new ModbusClientOptions { Tls = ClientTls })
            .ConnectAsync(TestContext.Current.CancellationToken);
        return await Assert.ThrowsAsync<TlsException>(async () => await connection.Input.ReadAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Authority.Dispose();
    }

    private ModbusServer Listen()
    {
        ModbusServer server = ModbusServer.Listen("tls://127.0.0.1:0", new ModbusServerOptions { Tls = ServerTls });
        server.AddUnit(1, Tables);
        return server;
    }
}
