using Coilwright.Modbus.Framing;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>Chooses what a server listens on, and what stands around its PDUs, by the scheme of its endpoint.</summary>
internal static class ModbusListener
{
    /// <exception cref="ArgumentException">A certificate is needed and there is none, or no server listens on such an endpoint.</exception>
    public static ITransportListener Listen(Endpoint endpoint, ModbusServerOptions options) => endpoint.Scheme switch
    {
        ModbusEndpoint.Tls => ListenSecurely(endpoint, options),
        ModbusEndpoint.Tcp or ModbusEndpoint.RtuOverTcp or ModbusEndpoint.AsciiOverTcp => TcpTransportListener.Listen(endpoint),
        _ => throw new ArgumentException(
            $"A server listens on tcp://, tls://, rtu+tcp:// and ascii+tcp:// endpoints, not on {endpoint}. For anything else pass a listener of "
            + $"your own and its {nameof(ModbusFraming)}.",
            nameof(endpoint)),
    };

    public static ModbusFraming FramingOf(Endpoint endpoint) => endpoint.Scheme switch
    {
        ModbusEndpoint.RtuOverTcp => ModbusFraming.Rtu,
        ModbusEndpoint.AsciiOverTcp => ModbusFraming.Ascii,
        _ => ModbusFraming.Tcp,
    };

    private static TlsTransportListener ListenSecurely(Endpoint endpoint, ModbusServerOptions options)
    {
        TlsServerOptions tls = options.Tls ?? throw new ArgumentException(
            $"{endpoint} needs a certificate: set {nameof(ModbusServerOptions)}.{nameof(ModbusServerOptions.Tls)} to TlsServerOptions that have one, "
            + "or listen on tcp:// without encryption.",
            nameof(options));
        return new TlsTransportListener(TcpTransportListener.Listen(endpoint), tls, options.TimeProvider);
    }
}
