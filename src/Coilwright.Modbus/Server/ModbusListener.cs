using Coilwright.Modbus.Framing;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>Chooses what a server listens on by the scheme of its endpoint.</summary>
internal static class ModbusListener
{
    /// <exception cref="ArgumentException">A certificate is needed, and there is none.</exception>
    public static ITransportListener Listen(Endpoint endpoint, ModbusServerOptions options)
    {
        if (endpoint.Scheme != ModbusEndpoint.Tls)
        {
            return TcpTransportListener.Listen(endpoint);
        }

        TlsServerOptions tls = options.Tls ?? throw new ArgumentException(
            $"{endpoint} needs a certificate: set {nameof(ModbusServerOptions)}.{nameof(ModbusServerOptions.Tls)} to TlsServerOptions that have one, "
            + "or listen on tcp:// without encryption.",
            nameof(options));
        return new TlsTransportListener(TcpTransportListener.Listen(endpoint), tls, options.TimeProvider);
    }
}
