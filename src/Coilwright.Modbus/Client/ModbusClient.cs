using Coilwright.Connections;
using Coilwright.Modbus.Framing;
using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>Talks to the Modbus devices behind one endpoint. Any number of callers may share one client.</summary>
/// <remarks>
/// <para>
/// A lost connection is made again by the next call. Every call ends by <see cref="ModbusClientOptions.RequestTimeout"/>; cancelling one ends the wait, while
/// the request, once on its way, still reaches the device. What is passed in is copied before a method returns; what
/// is passed to be filled is written only when the answer has been found right.
/// </para>
/// <para>
/// All methods throw <see cref="ArgumentException"/> at once for what the specification does not allow, and through the task
/// <see cref="ModbusDeviceException"/>, <see cref="ModbusTimeoutException"/>, <see cref="ModbusConnectionException"/>,
/// <see cref="ModbusProtocolException"/>, <see cref="OperationCanceledException"/> for the caller's own token, and
/// <see cref="ObjectDisposedException"/>.
/// </para>
/// </remarks>
public sealed partial class ModbusClient : IAsyncDisposable, IDisposable
{
    private readonly IRequestCarrier _carrier;
    private readonly TimeSpan _requestTimeout;

    /// <param name="options">How the client behaves.</param>
    /// <param name="carry">Makes what carries the requests; it is told whose state it is that its events tell of.</param>
    private ModbusClient(ModbusClientOptions options, Func<object, IRequestCarrier> carry)
    {
        _carrier = carry(this);
        _requestTimeout = options.RequestTimeout;
        _requests = new ObjectPool<ModbusRequest>(_carrier.MaxInFlight + KeptRequests);
    }

    /// <summary>Where the devices are.</summary>
    public Endpoint Endpoint => _carrier.Endpoint;

    /// <summary>What the client has counted since it was created.</summary>
    public ConnectionStatistics Statistics => _carrier.Statistics;

    internal TimeProvider TimeProvider => _carrier.TimeProvider;

    internal int MaxInFlight => _carrier.MaxInFlight;

    /// <summary>Connects with default options. See <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.</summary>
    public static Task<ModbusClient> ConnectAsync(string endpoint, CancellationToken cancellationToken = default) =>
        ConnectAsync(endpoint, new ModbusClientOptions(), cancellationToken);

    /// <summary>Connects, in one attempt of at most <see cref="ModbusClientOptions.ConnectTimeout"/>.</summary>
    /// <param name="endpoint">Where the devices are: <c>tcp://host:port</c>, the port being 502 by default, or <c>tls://host:port</c>, 802 by default.</param>
    /// <param name="options">How the client behaves.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <exception cref="FormatException">The endpoint is none that Modbus knows.</exception>
    /// <exception cref="ModbusConnectionException">No connection could be made.</exception>
    public static Task<ModbusClient> ConnectAsync(
        string endpoint, ModbusClientOptions options, CancellationToken cancellationToken = default) =>
        ConnectAsync(ModbusEndpoint.Parse(endpoint), options, cancellationToken);

    /// <summary>Connects to an endpoint given by its parts. See <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.</summary>
    public static Task<ModbusClient> ConnectAsync(
        Endpoint endpoint, ModbusClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        return ConnectAsync(new ModbusClient(options, owner => ModbusCarrier.Create(endpoint, options, owner)), cancellationToken);
    }

    /// <summary>
    /// Connects over a transport of one's own, which carries Modbus TCP frames. See
    /// <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.
    /// </summary>
    public static Task<ModbusClient> ConnectAsync(
        ITransport transport, ModbusClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        return ConnectAsync(new ModbusClient(options, owner => ModbusCarrier.Create(transport, options, owner)), cancellationToken);
    }

    /// <summary>Closes the connection. Calls under way and later ones end with <see cref="ObjectDisposedException"/> at once.</summary>
    public void Dispose() => _carrier.Dispose();

    /// <summary>Closes the connection, as <see cref="Dispose"/> does; nothing about it takes time.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<ModbusClient> ConnectAsync(ModbusClient client, CancellationToken cancellationToken)
    {
        long started = client.TimeProvider.GetTimestamp();
        Exception? error;
        try
        {
            error = await client._carrier.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            client.Dispose();
            throw;
        }

        if (error is null)
        {
            return client;
        }

        client.Dispose();
        TimeSpan elapsed = client.TimeProvider.GetElapsedTime(started);
        throw ModbusErrors.NotConnected(new ModbusRequestFacts(client.Endpoint, RequestPhase.Connect, elapsed), error);
    }
}
