using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Serial;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>Chooses what carries a client's frames by the scheme of its endpoint.</summary>
internal static class ModbusTransport
{
    /// <exception cref="ArgumentException">A client cannot reach such an endpoint.</exception>
    public static ITransport Create(Endpoint endpoint, ModbusClientOptions options, ClientTelemetry? telemetry = null)
    {
        var tcp = new TcpTransport(endpoint, options.ConnectTimeout, options.TimeProvider);
        return endpoint.Scheme switch
        {
            ModbusEndpoint.Tcp or ModbusEndpoint.RtuOverTcp or ModbusEndpoint.AsciiOverTcp => tcp,
            ModbusEndpoint.Udp or ModbusEndpoint.RtuOverUdp or ModbusEndpoint.AsciiOverUdp =>
                new UdpTransport(endpoint, ModbusEndpoint.DatagramCheckOf(endpoint), options.ConnectTimeout, options.TimeProvider),
            ModbusEndpoint.Rtu or ModbusEndpoint.Ascii =>
                new SerialPortTransport(endpoint, SerialEndpoint.SettingsOf(endpoint), options.Line.Driver),
            ModbusEndpoint.Tls => new TlsTransport(tcp, options.Tls, options.ConnectTimeout, options.TimeProvider, telemetry),
            _ => throw new ArgumentException($"A Modbus client reaches no such endpoint as {endpoint}.", nameof(endpoint)),
        };
    }
}
