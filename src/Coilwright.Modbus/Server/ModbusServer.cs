using System.Net.Sockets;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Server;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>
/// Serves Modbus TCP clients from register maps or plain tables (Modbus Messaging on TCP/IP; specification V1.1b3, 6). Any thread may
/// call; units may be added while clients are connected.
/// </summary>
/// <remarks>
/// Answers function codes 1 to 6, 8, 11, 12, 15, 16, 22 and 23; 7, 17, 20, 21, 24, 43 and one's own where <see cref="Unit"/> has something to
/// answer; others get exception 1. An address that the unit has not gets exception 2, a
/// quantity or value that is not allowed exception 3, a unit that the server has not what <see cref="ModbusServerOptions.UnknownUnit"/>
/// says. Each request is one atomic step. Requests of one connection are answered in order.
/// </remarks>
public sealed class ModbusServer : IAsyncDisposable
{
    private readonly RequestProcessor _processor;
    private readonly ConnectionHost _host;
    private readonly ServerTelemetry _telemetry;
    private readonly Lock _unitsLock = new();

    // Held while handlers and updates run.
    private readonly Lock _writeLock = new();

    private ModbusServer(ITransportListener listener, ModbusServerOptions options, ServerFraming framing)
    {
        // On a line a unit that is not here may be somewhere else.
        _processor = new RequestProcessor(framing.IsLine ? UnknownUnitResponse.Silence : options.UnknownUnit);
        _telemetry = new ServerTelemetry(
            ModbusTelemetry.Protocol, options.Telemetry, listener.Endpoint, options.TimeProvider, () => _host?.Connections.Count ?? 0);
        _host = new ConnectionHost(
            listener, options, transport => new ServerConnection(transport, _processor, framing, options.TimeProvider, _telemetry));
    }

    /// <summary>Where the server listens, with the port that was chosen where port 0 was asked for.</summary>
    public Endpoint Endpoint => _host.Endpoint;

    /// <summary>The port on which the server listens.</summary>
    public int Port => Endpoint.Port;

    /// <summary>The present connections.</summary>
    public IReadOnlyList<ModbusServerConnection> Connections => _host.Connections.Describe();

    /// <summary>How many connections there are.</summary>
    public int ConnectionCount => _host.Connections.Count;

    /// <summary>Begins to serve.</summary>
    /// <param name="endpoint">
    /// Where to listen: <c>tcp://127.0.0.1:502</c> for this machine only, <c>tcp://0.0.0.0:502</c> for all that reach it; port 0 chooses a
    /// free one. <c>tls://127.0.0.1:802</c> serves Modbus/TCP Security, by the certificate in <see cref="ModbusServerOptions.Tls"/>;
    /// <c>udp://127.0.0.1:502</c> serves the same frames over UDP. Serial lines: <c>rtu:///dev/ttyUSB0?baud=9600&amp;parity=even</c>,
    /// <c>rtu:///COM3</c>, <c>ascii:///dev/ttyUSB0</c>, and over the network <c>rtu+tcp://</c>, <c>rtu+udp://</c>, <c>ascii+tcp://</c>,
    /// <c>ascii+udp://</c>. A port that is unplugged is opened again when it is back.
    /// </param>
    /// <param name="options">How the server behaves; the defaults where it is <see langword="null"/>.</param>
    /// <exception cref="FormatException">The text is no endpoint; the message shows the right form.</exception>
    /// <exception cref="ArgumentException">The endpoint is <c>tls://</c> and the options have no certificate.</exception>
    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    /// <exception cref="IOException">There is no such serial port, or it cannot be set as asked.</exception>
    /// <exception cref="UnauthorizedAccessException">The serial port is in use, or not to be used by this user.</exception>
    public static ModbusServer Listen(string endpoint = "tcp://127.0.0.1:502", ModbusServerOptions? options = null)
    {
        Endpoint parsed = ModbusEndpoint.Parse(endpoint);
        ITransportListener listener = ModbusListener.Listen(parsed, options ?? new ModbusServerOptions());
        return Listen(listener, options, ModbusEndpoint.FramingOf(parsed));
    }

    /// <summary>Begins to serve whoever a listener of one's own accepts.</summary>
    /// <param name="listener">The listener, which then belongs to the server.</param>
    /// <param name="options">How the server behaves; the defaults where it is <see langword="null"/>.</param>
    /// <param name="framing">What stands around the PDUs; the header of Modbus TCP by default.</param>
    public static ModbusServer Listen(
        ITransportListener listener, ModbusServerOptions? options = null, ModbusFraming framing = ModbusFraming.Tcp)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return new ModbusServer(listener, options ?? new ModbusServerOptions(), ServerFraming.Of(framing));
    }

    /// <summary>Adds a unit that is served from plain tables.</summary>
    /// <param name="unit">The unit identifier, 0 to 255. Over TCP a device that stands alone is usually 255 or 1.</param>
    /// <param name="tables">Its tables; the same ones may serve several units.</param>
    /// <exception cref="ArgumentException">The server has the unit already.</exception>
    public void AddUnit(byte unit, RegisterTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        lock (_unitsLock)
        {
            if (_processor[unit] is not null)
            {
                throw new ArgumentException($"The server has unit {unit} already.", nameof(unit));
            }

            tables.Store.Join(_writeLock);
            _processor.Add(unit, tables.Store);
        }
    }

    /// <summary>
    /// Serves a register map. Its values are copied, so that the object given here is the caller's again; change what clients see through
    /// the handle.
    /// </summary>
    /// <remarks>
    /// A client's write that the map cannot hold is refused with exception 3: values outside a declared range or beyond a member's type, text in
    /// another form than the map names, and a scale that leaves what it scales without a value. Members that a written scale gives another
    /// value are not held against their ranges.
    /// </remarks>
    /// <typeparam name="TMap">The map.</typeparam>
    /// <param name="unit">The unit identifier, 0 to 255. One unit may serve several maps, and plain tables too, where they do not overlap.</param>
    /// <param name="values">The first values.</param>
    /// <param name="baseAddress">What is added to every address of the map.</param>
    /// <exception cref="ArgumentOutOfRangeException">The map would end beyond address 65535, or the registers cannot hold a value.</exception>
    /// <exception cref="ArgumentException">The unit has some of the addresses already, or the map is an element that another map scales or counts.</exception>
    public ModbusMapHandle<TMap> Map<TMap>(byte unit, TMap values, ushort baseAddress = 0)
        where TMap : IModbusRegisterMap<TMap>
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!TMap.Plan.Own.StandsAlone())
        {
            throw new ArgumentException(
                $"{TMap.Plan.MapName} is an element of another map, by whose registers it is scaled or counted, and cannot be served without it: serve that map.", nameof(values));
        }

        lock (_unitsLock)
        {
            UnitStore store = _processor[unit]?.Store ?? NewStore();
            var handle = new ModbusMapHandle<TMap>(store, unit, baseAddress, values);
            if (_processor[unit] is null)
            {
                _processor.Add(unit, store);
            }

            return handle;
        }
    }

    /// <summary>What a unit has besides registers and coils: identification, counters, files, queues, function codes of one's own.</summary>
    /// <param name="unit">The unit identifier, 0 to 255. A unit that the server has not is added, without registers.</param>
    public ModbusServerUnit Unit(byte unit)
    {
        lock (_unitsLock)
        {
            return _processor[unit] ?? _processor.Add(unit, NewStore());
        }
    }

    /// <summary>Stops listening, cuts all connections, and waits until the requests at work are done.</summary>
    public ValueTask DisposeAsync()
    {
        _telemetry.Dispose();
        return _host.DisposeAsync();
    }

    private UnitStore NewStore()
    {
        var store = new UnitStore();
        store.Join(_writeLock);
        return store;
    }
}
