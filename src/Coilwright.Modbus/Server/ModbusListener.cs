using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Serial;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>Chooses what a server listens on by the scheme of its endpoint.</summary>
internal static class ModbusListener
{
    /// <exception cref="ArgumentException">A certificate is needed and there is none.</exception>
    public static ITransportListener Listen(Endpoint endpoint, ModbusServerOptions options) => endpoint.Scheme switch
    {
        ModbusEndpoint.Tls => ListenSecurely(endpoint, options),
        ModbusEndpoint.Rtu or ModbusEndpoint.Ascii => SerialPortListener.Open(endpoint, options.SerialDriver, options.TimeProvider),
        ModbusEndpoint.Udp or ModbusEndpoint.RtuOverUdp or ModbusEndpoint.AsciiOverUdp =>
            UdpTransportListener.Listen(endpoint, ModbusEndpoint.DatagramCheckOf(endpoint), options.TimeProvider),
        _ => TcpTransportListener.Listen(endpoint),
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
