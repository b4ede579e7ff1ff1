using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Coilwright.Interop.Programs;
using Coilwright.Interop.Server;

namespace Coilwright.Interop.Tls;

/// <summary>Modbus/TCP Security with OpenSSL's own client and server at the other end, in both versions of TLS.</summary>
public sealed class OpensslTests : IDisposable
{
    private static readonly byte[] Request = [0, 1, 0, 0, 0, 6, 1, 3, 0, 5, 0, 1];
    private static readonly byte[] Answer = [0, 1, 0, 0, 0, 5, 1, 3, 2, 0x03, 0xED];

    private readonly TlsFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Openssl_s_client_is_served(string version)
    {
        await Installed.OpensslAsync();
        await using ModbusServer server = ServedTables.Listen("tls://127.0.0.1:0", new ModbusServerOptions { Tls = _files.Server });
        string target = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}");
        await using RunningProgram client = RunningProgram.Start(
            "openssl", "s_client", "-quiet", version, "-connect", target, "-verify_return_error", "-verify_hostname", "localhost",
            "-CAfile", _files.PathOf("root.pem"), "-cert", _files.PathOf("client.pem"), "-key", _files.PathOf("client.key"));

        await client.WriteAsync(Request);

        Assert.Equal(Answer, await client.ReadAsync(Answer.Length));
        Assert.Equal("Operator", Assert.Single(server.Connections).Role);
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Openssl_s_client_without_a_certificate_gets_nothing(string version)
    {
        await Installed.OpensslAsync();
        var refusal = new TaskCompletionSource<TlsException>();
        _files.Server.HandshakeFailed = (_, error) => refusal.TrySetResult(error);
        await using ModbusServer server = ServedTables.Listen("tls://127.0.0.1:0", new ModbusServerOptions { Tls = _files.Server });
        string target = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}");
        await using RunningProgram client = RunningProgram.Start("openssl", "s_client", "-quiet", version, "-connect", target);

        TlsException error = await refusal.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(TlsFailure.NoPeerCertificate, error.Failure);
        Assert.Equal(0, server.ConnectionCount);
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Openssl_s_server_is_read(string version)
    {
        await Installed.OpensslAsync();
        int port = FreePort();
        await using RunningProgram server = StartServer(port, version);
        await using ModbusClient client = await ConnectAsync(port);

        ValueTask<ushort[]> read = client.ReadHoldingRegistersAsync(1, 5, 1, TestContext.Current.CancellationToken);
        Assert.Equal(Request, await server.ReadAsync(Request.Length));
        await server.WriteAsync(Answer);

        Assert.Equal([1005], await read);
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Openssl_s_server_that_wants_a_certificate_and_gets_none_says_so(string version)
    {
        await Installed.OpensslAsync();
        int port = FreePort();
        await using RunningProgram server = StartServer(port, version);
        _files.Client.Certificate = null;

        // TLS 1.2 refuses while connecting, TLS 1.3 by the time of the first read.
        ModbusException error = await Assert.ThrowsAsync<ModbusConnectionException>(async () =>
        {
            await using ModbusClient client = await ConnectAsync(port);
            await client.ReadHoldingRegistersAsync(1, 5, 1, TestContext.Current.CancellationToken);
        });

        Assert.Equal(TlsFailure.RefusedByPeer, Assert.Single(CausesOf(error).OfType<TlsException>().Take(1)).Failure);
    }

    /// <summary>An error and what lies under it: a client that has tried several times tells of that first.</summary>
    private static IEnumerable<Exception> CausesOf(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private RunningProgram StartServer(int port, string version) => RunningProgram.Start(
        "openssl", "s_server", "-quiet", version, "-accept", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
        "-Verify", "1", "-verify_return_error", "-CAfile", _files.PathOf("root.pem"), "-cert", _files.PathOf("server.pem"),
        "-key", _files.PathOf("server.key"));

    /// <summary>Connects once the server has come up; it does not say when that is.</summary>
    private async Task<ModbusClient> ConnectAsync(int port)
    {
        var options = new ModbusClientOptions { Tls = _files.Client, RequestTimeout = TimeSpan.FromSeconds(30) };
        while (true)
        {
            try
            {
                return await ModbusClient.ConnectAsync($"tls://localhost:{port}", options, TestContext.Current.CancellationToken);
            }
            catch (ModbusConnectionException error) when (error.InnerException is SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
