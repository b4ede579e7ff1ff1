using Coilwright.Endpoints;
using Coilwright.Transports;

namespace Coilwright.Modbus.Framing;

/// <summary>The endpoints that Modbus knows.</summary>
internal static class ModbusEndpoint
{
    public const string Tcp = "tcp";
    public const string Tls = "tls";
    public const string Udp = "udp";
    public const string Rtu = "rtu";
    public const string RtuOverTcp = "rtu+tcp";
    public const string RtuOverUdp = "rtu+udp";
    public const string Ascii = "ascii";
    public const string AsciiOverTcp = "ascii+tcp";
    public const string AsciiOverUdp = "ascii+udp";

    public const string BaudRate = "baud";
    public const string DataBits = "data";
    public const string Parity = "parity";
    public const string StopBits = "stop";

    // The form of a port's settings, for errors.
    public const string SettingsForm = "?baud=9600&data=8&parity=even&stop=1 (parity: none, even, odd, mark or space; stop: 1 or 2; data: 7 or 8)";

    // Gateways that pass RTU and ASCII frames on have no port of their own; most of them listen on that of Modbus TCP.
    private const int DefaultPort = 502;

    private static readonly string[] Settings = [BaudRate, DataBits, Parity, StopBits];

    // Behind a gateway only the speed of the line matters here: it tells how long frames take.
    private static readonly string[] SettingsOverNetwork = [BaudRate];

    /// <summary>The option that asks for a pool of so many connections.</summary>
    public const string Connections = "connections";

    private static readonly EndpointScheme[] Schemes =
    [
        // Port 502 is registered for Modbus (Messaging on TCP/IP, 3.1.1).
        new(Tcp, "tcp://host or tcp://host:502") { DefaultPort = DefaultPort, Options = [Connections] },

        // Port 802 is registered for Modbus/TCP Security by IANA (mbap-s).
        new(Tls, "tls://host or tls://host:802") { DefaultPort = 802, Options = [Connections] },
        new(Udp, "udp://host or udp://host:502") { DefaultPort = DefaultPort },
        new(RtuOverTcp, "rtu+tcp://host:port") { DefaultPort = DefaultPort, Options = SettingsOverNetwork },
        new(RtuOverUdp, "rtu+udp://host:port") { DefaultPort = DefaultPort, Options = SettingsOverNetwork },
        new(AsciiOverTcp, "ascii+tcp://host:port") { DefaultPort = DefaultPort, Options = SettingsOverNetwork },
        new(AsciiOverUdp, "ascii+udp://host:port") { DefaultPort = DefaultPort, Options = SettingsOverNetwork },
        new(Rtu, $"rtu:///dev/ttyUSB0 or rtu:///COM3, with settings as in rtu:///dev/ttyUSB0{SettingsForm}") { IsDevice = true, Options = Settings },
        new(Ascii, $"ascii:///dev/ttyUSB0 or ascii:///COM3, with settings as in ascii:///dev/ttyUSB0{SettingsForm}") { IsDevice = true, Options = Settings },
    ];

    /// <summary>What stands around the PDUs at an endpoint.</summary>
    public static ModbusFraming FramingOf(Endpoint endpoint) => endpoint.Scheme switch
    {
        Rtu or RtuOverTcp or RtuOverUdp => ModbusFraming.Rtu,
        Ascii or AsciiOverTcp or AsciiOverUdp => ModbusFraming.Ascii,
        _ => ModbusFraming.Tcp,
    };

    /// <summary>
    /// Which datagrams count where an endpoint is reached over UDP. Frames of Modbus TCP come whole; those of lines come as some gateway
    /// has heard them, in pieces too, and are found by their checksums.
    /// </summary>
    public static DatagramCheck? DatagramCheckOf(Endpoint endpoint) =>
        FramingOf(endpoint) == ModbusFraming.Tcp ? MbapFrame.AreWhole : null;

    /// <summary>Reads an endpoint URI.</summary>
    /// <exception cref="FormatException">The text is no endpoint that Modbus knows; the message shows the right form.</exception>
    public static Endpoint Parse(string text) => EndpointParser.Parse(text, Schemes);
}
