using Coilwright.Endpoints;

namespace Coilwright.Modbus.Framing;

/// <summary>The endpoints that Modbus knows.</summary>
internal static class ModbusEndpoint
{
    public const string Tcp = "tcp";
    public const string Tls = "tls";

    /// <summary>The option that asks for a pool of so many connections.</summary>
    public const string Connections = "connections";

    private static readonly EndpointScheme[] Schemes =
    [
        // Port 502 is registered for Modbus (Messaging on TCP/IP, 3.1.1).
        new(Tcp, "tcp://host or tcp://host:502") { DefaultPort = 502, Options = [Connections] },

        // Port 802 is registered for Modbus/TCP Security by IANA (mbap-s).
        new(Tls, "tls://host or tls://host:802") { DefaultPort = 802, Options = [Connections] },
    ];

    /// <summary>Reads an endpoint URI.</summary>
    /// <exception cref="FormatException">The text is no endpoint that Modbus knows; the message shows the right form.</exception>
    public static Endpoint Parse(string text) => EndpointParser.Parse(text, Schemes);
}
