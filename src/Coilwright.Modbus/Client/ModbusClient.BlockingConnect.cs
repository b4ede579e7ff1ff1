using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus;

/// <summary>A client that blocks all the way down.</summary>
public sealed partial class ModbusClient
{
    /// <summary>Connects a blocking socket with default options. See <see cref="Connect(string, ModbusClientOptions)"/>.</summary>
    public static ModbusClient Connect(string endpoint) => Connect(endpoint, new ModbusClientOptions());

    /// <summary>
    /// Connects a blocking socket, in one attempt of at most <see cref="ModbusClientOptions.ConnectTimeout"/>, for synchronous callers who want
    /// the lowest latency: whoever calls sends the request and receives the answer on its own thread, and no other thread takes part.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Any number of callers may share the client; they take turns, so <see cref="ModbusClientOptions.MaxInFlight"/> has no effect. Asynchronous
    /// methods, typed clients among them, work as well: they block their caller and have ended when they return.
    /// </para>
    /// <para>
    /// Nothing happens between two calls. A lost connection is opened again by the next call, no sooner than
    /// <see cref="ModbusClientOptions.Reconnect"/> allows and for at most as long as the call has time. There is no heartbeat; instead a connection is
    /// replaced after <see cref="HeartbeatOptions.Misses"/> requests in a row without a byte. Deadlines and cancellation are noticed
    /// up to 15 ms late.
    /// </para>
    /// </remarks>
    /// <param name="endpoint">Where the devices are: <c>tcp://host:port</c>, the port being 502 by default.</param>
    /// <param name="options">How the client behaves; a pool is refused.</param>
    /// <exception cref="FormatException">The endpoint is none that Modbus knows.</exception>
    /// <exception cref="ArgumentException">The endpoint is not <c>tcp://</c>, or a pool is asked for.</exception>
    /// <exception cref="ModbusConnectionException">No connection could be made.</exception>
    public static ModbusClient Connect(string endpoint, ModbusClientOptions options) => Connect(ModbusEndpoint.Parse(endpoint), options);

    /// <summary>Connects a blocking socket to an endpoint given by its parts. See <see cref="Connect(string, ModbusClientOptions)"/>.</summary>
    public static ModbusClient Connect(Endpoint endpoint, ModbusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Connect([endpoint], options);
    }

    /// <summary>
    /// Connects a blocking socket to the first of several endpoints that can be reached; when it fails later, to the next, and so on around. See
    /// <see cref="Connect(string, ModbusClientOptions)"/>.
    /// </summary>
    public static ModbusClient Connect(IEnumerable<string> endpoints, ModbusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return Connect(endpoints.Select(ModbusEndpoint.Parse), options);
    }

    /// <summary>
    /// Connects a blocking socket to the first of several endpoints that can be reached; when it fails later, to the next, and so on around. See
    /// <see cref="Connect(string, ModbusClientOptions)"/>.
    /// </summary>
    public static ModbusClient Connect(IEnumerable<Endpoint> endpoints, ModbusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(options);
        Endpoint[] list = ListOf(endpoints);
        var client = new ModbusClient(options, list[0], owner => ModbusCarrier.CreateBlocking(list, options, owner));

        // A carrier that blocks has ended its attempt when it returns.
        return client.ConnectOrDisposeAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
