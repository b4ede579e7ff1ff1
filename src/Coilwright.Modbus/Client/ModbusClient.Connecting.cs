using Coilwright.Modbus.Framing;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>How a client comes to its connection: at once, or with the first request.</summary>
public sealed partial class ModbusClient
{
    /// <summary>Connects with default options. See <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.</summary>
    public static Task<ModbusClient> ConnectAsync(string endpoint, CancellationToken cancellationToken = default) =>
        ConnectAsync(endpoint, new ModbusClientOptions(), cancellationToken);

    /// <summary>Connects, in one attempt of at most <see cref="ModbusClientOptions.ConnectTimeout"/>.</summary>
    /// <param name="endpoint">
    /// Where the devices are: <c>tcp://host:port</c>, the port being 502 by default, or <c>tls://host:port</c>, 802 by default. With
    /// <c>?connections=4</c> behind it, over a pool of up to four connections. Serial lines: <c>rtu:///dev/ttyUSB0?baud=9600&amp;parity=even</c>, <c>rtu:///COM3</c>,
    /// <c>rtu+tcp://host:port</c>, <c>rtu+udp://</c>, <c>ascii:///dev/ttyUSB0</c>, <c>ascii+tcp://</c>, <c>ascii+udp://</c>; <c>udp://host</c> is Modbus TCP over UDP.
    /// </param>
    /// <param name="options">How the client behaves.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <exception cref="FormatException">The endpoint is none that Modbus knows.</exception>
    /// <exception cref="ModbusConnectionException">No connection could be made.</exception>
    public static Task<ModbusClient> ConnectAsync(
        string endpoint, ModbusClientOptions options, CancellationToken cancellationToken = default) =>
        Create(endpoint, options).ConnectOrDisposeAsync(cancellationToken);

    /// <summary>Connects to an endpoint given by its parts. See <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.</summary>
    public static Task<ModbusClient> ConnectAsync(
        Endpoint endpoint, ModbusClientOptions options, CancellationToken cancellationToken = default) =>
        Create(endpoint, options).ConnectOrDisposeAsync(cancellationToken);

    /// <summary>
    /// Connects to the first of several endpoints that can be reached; when it fails later, to the next, and so on around. See
    /// <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.
    /// </summary>
    public static Task<ModbusClient> ConnectAsync(
        IEnumerable<string> endpoints, ModbusClientOptions options, CancellationToken cancellationToken = default) =>
        Create(endpoints, options).ConnectOrDisposeAsync(cancellationToken);

    /// <summary>
    /// Connects to the first of several endpoints that can be reached; when it fails later, to the next, and so on around. See
    /// <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.
    /// </summary>
    public static Task<ModbusClient> ConnectAsync(
        IEnumerable<Endpoint> endpoints, ModbusClientOptions options, CancellationToken cancellationToken = default) =>
        Create(endpoints, options).ConnectOrDisposeAsync(cancellationToken);

    /// <summary>
    /// Connects over a transport of one's own, which carries Modbus TCP frames. See
    /// <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.
    /// </summary>
    public static Task<ModbusClient> ConnectAsync(
        ITransport transport, ModbusClientOptions options, CancellationToken cancellationToken = default) =>
        Create(transport, options).ConnectOrDisposeAsync(cancellationToken);

    /// <summary>
    /// Connects over a transport of one's own, which carries frames of any kind. See
    /// <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.
    /// </summary>
    public static Task<ModbusClient> ConnectAsync(
        ITransport transport, ModbusFraming framing, ModbusClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        ModbusClient client = framing == ModbusFraming.Tcp
            ? Create(transport, options)
            : new ModbusClient(options, transport.Endpoint, owner => ModbusCarrier.CreateLine(transport, framing, options, owner));
        return client.ConnectOrDisposeAsync(cancellationToken);
    }

    /// <summary>Makes a client that connects with its first request, or when <see cref="ConnectAsync(CancellationToken)"/> asks for it.</summary>
    /// <param name="endpoint">Where the devices are: see <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.</param>
    /// <param name="options">How the client behaves; by default as new <see cref="ModbusClientOptions"/> say.</param>
    /// <exception cref="FormatException">The endpoint is none that Modbus knows.</exception>
    public static ModbusClient Create(string endpoint, ModbusClientOptions? options = null) => Create(ModbusEndpoint.Parse(endpoint), options);

    /// <summary>Makes a client that connects with its first request. See <see cref="Create(string, ModbusClientOptions)"/>.</summary>
    /// <exception cref="ArgumentException">The endpoint is none that Modbus knows.</exception>
    public static ModbusClient Create(Endpoint endpoint, ModbusClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Create([endpoint], options);
    }

    /// <summary>Makes a client of several endpoints that connects with its first request. See <see cref="Create(string, ModbusClientOptions)"/>.</summary>
    /// <exception cref="FormatException">An endpoint is none that Modbus knows.</exception>
    public static ModbusClient Create(IEnumerable<string> endpoints, ModbusClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return Create(endpoints.Select(ModbusEndpoint.Parse), options);
    }

    /// <summary>Makes a client of several endpoints that connects with its first request. See <see cref="Create(string, ModbusClientOptions)"/>.</summary>
    /// <exception cref="ArgumentException">There is no endpoint, or one that Modbus does not know.</exception>
    public static ModbusClient Create(IEnumerable<Endpoint> endpoints, ModbusClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        options ??= new ModbusClientOptions();
        Endpoint[] list = ListOf(endpoints);
        return new ModbusClient(options, list[0], client => ModbusCarrier.Create(list, options, client));
    }

    /// <summary>Makes a client over a transport of one's own that connects with its first request. See <see cref="Create(string, ModbusClientOptions)"/>.</summary>
    public static ModbusClient Create(ITransport transport, ModbusClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        options ??= new ModbusClientOptions();
        return new ModbusClient(options, transport.Endpoint, client => ModbusCarrier.Create([transport], options, client));
    }

    /// <summary>
    /// Makes one attempt to connect where there is no connection, or joins the one under way, and leaves <see cref="ConnectionState.Offline"/> if
    /// it succeeds. There is no need for it: every request connects.
    /// </summary>
    /// <param name="cancellationToken">Gives the wait up; an attempt under way goes on.</param>
    /// <exception cref="ModbusConnectionException">No connection could be made.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        long started = TimeProvider.GetTimestamp();
        if (await _carrier.ConnectAsync(cancellationToken).ConfigureAwait(false) is { } error)
        {
            var facts = new ModbusRequestFacts(Endpoint, RequestPhase.Connect, TimeProvider.GetElapsedTime(started));
            throw ModbusErrors.NotConnected(facts, error);
        }
    }

    private static Endpoint[] ListOf(IEnumerable<Endpoint> endpoints)
    {
        Endpoint[] list = [.. endpoints];
        return list.Length > 0
            ? list
            : throw new ArgumentException("A client needs at least one endpoint, such as tcp://host:502.", nameof(endpoints));
    }

    private async Task<ModbusClient> ConnectOrDisposeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
