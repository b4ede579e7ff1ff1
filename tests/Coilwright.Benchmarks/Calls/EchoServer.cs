using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Benchmarks.Processes;
using Coilwright.Mcp;

namespace Coilwright.Benchmarks.Calls;

/// <summary>Our server with one service.</summary>
/// <param name="certificate">The certificate to show, where the connection is to be TLS.</param>
/// <param name="workers">How many calls the service works at, at once; <see langword="null"/> for no limit of its own, as by default.</param>
internal sealed class EchoServer(X509Certificate2? certificate, int? workers) : IBenchmarkServer
{
    public const string Role = "mcp-server";
    public const string TlsRole = "mcp-server-tls";
    public const string WorkersRole = "mcp-server-workers";

    private readonly McpServer _server = McpServer.Listen(
        certificate is null ? "mcp://127.0.0.1:0" : "mcps://127.0.0.1:0",
        services => services.Map<IEcho>(new Echo(), new McpServiceOptions { Workers = workers }),
        new McpServerOptions { MaxConcurrent = 1000, MaxConnections = 20_000, Tls = certificate is null ? null : OptionsOf(certificate) });

    public int Port => _server.Endpoint.Port;

    public static EchoServer WithWorkers(string workers) => new(null, int.Parse(workers, CultureInfo.InvariantCulture));

    public void Dispose() => _server.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static TlsServerOptions OptionsOf(X509Certificate2 certificate) =>
        new() { Certificate = () => certificate, ClientCertificates = ClientCertificateMode.None };
}
