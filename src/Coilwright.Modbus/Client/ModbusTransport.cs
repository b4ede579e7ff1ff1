using Coilwright.Modbus.Framing;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>Chooses what carries a client's frames by the scheme of its endpoint.</summary>
internal static class ModbusTransport
{
    /// <exception cref="ArgumentException">A client cannot reach such an endpoint.</exception>
    public static ITransport Create(Endpoint endpoint, ModbusClientOptions options)
    {
        var tcp = new TcpTransport(endpoint, options.ConnectTimeout, options.TimeProvider);
        return endpoint.Scheme switch
        {
            ModbusEndpoint.Tcp => tcp,
            ModbusEndpoint.Tls => new TlsTransport(tcp, options.Tls, options.ConnectTimeout, options.TimeProvider),
            _ => throw new ArgumentException($"A Modbus client reaches tcp:// and tls:// endpoints, not {endpoint}.", nameof(endpoint)),
        };
    }
}
