using System.Net.Sockets;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Gateway;
using Coilwright.Modbus.Server;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>
/// Lets any number of Modbus TCP clients share devices that they could not share by themselves: the units of a serial line, or a device
/// that takes one connection. Any thread may call; routes may be changed while clients are connected.
/// </summary>
/// <remarks>
/// <para>
/// A connection has one request under way at a time, and its answers come in the order of its requests. So every client has one place in a
/// line's queue, however many requests it sends ahead, and none gets more than its turn. The request that a client leaves behind when it
/// vanishes is finished, because a line that is cut off in the middle of an exchange would have to be set right at everybody's cost.
/// </para>
/// <para>
/// Requests go through as they are, of every function code; only the unit may change. Exceptions of the device go through too. What the
/// gateway itself has to say it says as the specification wants it (V1.1b3, 7): 0x0A where a unit has no route or its line has no
/// connection or no room, or where unit 0 of a serial line is to be read, 0x0B where the device did not answer, or answered nonsense. A write that got 0x0B may have been applied.
/// </para>
/// </remarks>
public sealed class ModbusGateway : IAsyncDisposable
{
    private readonly GatewayRoutes _routes;
    private readonly ServerTelemetry _telemetry;
    private readonly ConnectionHost _host;
    private readonly CancellationTokenSource _stopping = new();

    private ModbusGateway(ITransportListener listener, ModbusServerOptions options, ServerFraming framing)
    {
        // On a line a unit without a route may be somewhere else.
        _routes = new GatewayRoutes(framing.IsLine ? UnknownUnitResponse.Silence : options.UnknownUnit);
        _telemetry = new ServerTelemetry(
            ModbusTelemetry.Protocol, options.Telemetry, listener.Endpoint, options.TimeProvider, () => _host?.Connections.Count ?? 0);
        _host = new ConnectionHost(
            listener, options, transport => new GatewayConnection(transport, _routes, framing, options.TimeProvider, _telemetry, _stopping.Token));
    }

    /// <summary>Where the gateway listens, with the port that was chosen where port 0 was asked for.</summary>
    public Endpoint Endpoint => _host.Endpoint;

    /// <summary>The port on which the gateway listens.</summary>
    public int Port => Endpoint.Port;

    /// <summary>The present connections.</summary>
    public IReadOnlyList<ModbusServerConnection> Connections => _host.Connections.Describe();

    /// <summary>What the gateway has counted since it was created.</summary>
    public ModbusGatewayStatistics Statistics => _routes.Counters.Read();

    /// <summary>Begins to listen. Until a unit has a route its requests get exception 0x0A.</summary>
    /// <param name="endpoint">
    /// Where to listen: <c>tcp://127.0.0.1:502</c> for this machine only, <c>tcp://0.0.0.0:502</c> for all that reach it; port 0 chooses a
    /// free one. <c>tls://127.0.0.1:802</c> serves Modbus/TCP Security, by the certificate in <see cref="ModbusServerOptions.Tls"/>;
    /// <c>udp://127.0.0.1:502</c> serves the same frames over UDP. Serial lines: <c>rtu:///dev/ttyUSB0?baud=9600&amp;parity=even</c>,
    /// <c>rtu:///COM3</c>, <c>ascii:///dev/ttyUSB0</c>, and over the network <c>rtu+tcp://</c>, <c>rtu+udp://</c>, <c>ascii+tcp://</c>,
    /// <c>ascii+udp://</c>. A port that is unplugged is opened again when it is back.
    /// </param>
    /// <param name="options">How connections are taken; the defaults where it is <see langword="null"/>.</param>
    /// <exception cref="FormatException">The text is no endpoint; the message shows the right form.</exception>
    /// <exception cref="ArgumentException">The endpoint is <c>tls://</c> and the options have no certificate.</exception>
    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    /// <exception cref="IOException">There is no such serial port, or it cannot be set as asked.</exception>
    /// <exception cref="UnauthorizedAccessException">The serial port is in use, or not to be used by this user.</exception>
    public static ModbusGateway Listen(string endpoint = "tcp://127.0.0.1:502", ModbusServerOptions? options = null)
    {
        Endpoint parsed = ModbusEndpoint.Parse(endpoint);
        ITransportListener listener = ModbusListener.Listen(parsed, options ?? new ModbusServerOptions());
        return Listen(listener, options, ModbusEndpoint.FramingOf(parsed));
    }

    /// <summary>Begins to serve whoever a listener of one's own accepts.</summary>
    /// <param name="listener">The listener, which then belongs to the gateway.</param>
    /// <param name="options">How connections are taken; the defaults where it is <see langword="null"/>.</param>
    /// <param name="framing">What stands around the PDUs of clients; the header of Modbus TCP by default.</param>
    public static ModbusGateway Listen(
        ITransportListener listener, ModbusServerOptions? options = null, ModbusFraming framing = ModbusFraming.Tcp)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return new ModbusGateway(listener, options ?? new ModbusServerOptions(), ServerFraming.Of(framing));
    }

    /// <summary>Sends a unit's requests to a device. A later route for the same unit takes the place of this one.</summary>
    /// <param name="unit">The unit that clients ask for.</param>
    /// <param name="line">What reaches the device; it stays the caller's to dispose, and may be used beside the gateway.</param>
    /// <param name="deviceUnit">The unit that the device has there; the same one where it is <see langword="null"/>.</param>
    /// <param name="cacheAge">
    /// How old the answer to a read may be (function codes 1 to 4), counted from when it was asked of the device. Within that time equal reads of all clients share one
    /// answer; any other request to the unit through this route ends that time. 0, the default, asks the device every time.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative, or longer than a day.</exception>
    public void Route(byte unit, ModbusClient line, byte? deviceUnit = null, TimeSpan cacheAge = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        _routes.Set(unit, new GatewayRoute(line, deviceUnit ?? unit, cacheAge, _routes.Counters));
    }

    /// <summary>Sends the requests of all units that have no route of their own to one line, each to the unit of the same number.</summary>
    /// <param name="line">What reaches the devices; it stays the caller's to dispose, and may be used beside the gateway.</param>
    /// <param name="cacheAge">As for <see cref="Route"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative, or longer than a day.</exception>
    public void RouteOthers(ModbusClient line, TimeSpan cacheAge = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        for (int unit = 0; unit <= byte.MaxValue; unit++)
        {
            _routes.SetOther((byte)unit, new GatewayRoute(line, (byte)unit, cacheAge, _routes.Counters));
        }
    }

    /// <summary>Stops listening and cuts all connections. The lines stay as they are.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _telemetry.Dispose();
        await _host.DisposeAsync().ConfigureAwait(false);
    }
}
