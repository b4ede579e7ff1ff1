using Coilwright.Mcp.Client;
using Coilwright.Transports;

namespace Coilwright.Mcp.Server;

/// <summary>Chooses what a server listens on by the scheme of its endpoint.</summary>
internal static class McpListener
{
    /// <exception cref="ArgumentException">A certificate is needed, and there is none.</exception>
    public static ITransportListener Listen(Endpoint endpoint, McpServerOptions options)
    {
        if (endpoint.Scheme != McpEndpoint.Tls)
        {
            return TcpTransportListener.Listen(endpoint);
        }

        TlsServerOptions tls = options.Tls ?? throw new ArgumentException(
            $"{endpoint} needs a certificate: set {nameof(McpServerOptions)}.{nameof(McpServerOptions.Tls)} to TlsServerOptions that have one, "
            + "or listen on mcp:// without encryption.",
            nameof(options));
        return new TlsTransportListener(TcpTransportListener.Listen(endpoint), tls, options.TimeProvider);
    }
}
