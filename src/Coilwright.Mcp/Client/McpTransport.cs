using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Mcp.Client;

/// <summary>Chooses what carries a client's frames by the scheme of its endpoint.</summary>
internal static class McpTransport
{
    public static ITransport Create(Endpoint endpoint, McpClientOptions options, ClientTelemetry telemetry)
    {
        TimeSpan timeout = options.Connection.ConnectTimeout;
        var tcp = new TcpTransport(endpoint, timeout, options.TimeProvider);
        return endpoint.Scheme == McpEndpoint.Tls ? new TlsTransport(tcp, options.Tls, timeout, options.TimeProvider, telemetry) : tcp;
    }
}
