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
    private readonly RequestChannel _channel;
    private readonly TimeSpan _requestTimeout;

    private ModbusClient(ITransport transport, ModbusClientOptions options)
    {
        Endpoint = transport.Endpoint;
        TimeProvider = options.TimeProvider;
        MaxInFlight = options.MaxInFlight;
        _requestTimeout = options.RequestTimeout;
        _requests = new ObjectPool<ModbusRequest>(options.MaxInFlight + KeptRequests);
        _channel = new RequestChannel(transport, new MbapFraming(options.UnitMatching), new RequestChannelOptions
        {
            ConnectTimeout = options.ConnectTimeout,
            MaxInFlight = options.MaxInFlight,
            QueueCapacity = options.QueueCapacity,
            TimeProvider = options.TimeProvider,
        });
    }

    /// <summary>Where the devices are.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>What the client has counted since it was created.</summary>
    public ConnectionStatistics Statistics => _channel.Statistics;

    internal TimeProvider TimeProvider { get; }

    internal int MaxInFlight { get; }

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
        return ConnectAsync(ModbusTransport.Create(endpoint, options), options, cancellationToken);
    }

    /// <summary>
    /// Connects over a transport of one's own, which carries Modbus TCP frames. See
    /// <see cref="ConnectAsync(string, ModbusClientOptions, CancellationToken)"/>.
    /// </summary>
    public static async Task<ModbusClient> ConnectAsync(
        ITransport transport, ModbusClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        long started = options.TimeProvider.GetTimestamp();
        var client = new ModbusClient(transport, options);
        Exception? error;
        try
        {
            error = await client._channel.ConnectAsync(cancellationToken).ConfigureAwait(false);
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
        TimeSpan elapsed = options.TimeProvider.GetElapsedTime(started);
        throw ModbusErrors.NotConnected(new ModbusRequestFacts(transport.Endpoint, RequestPhase.Connect, elapsed), error);
    }

    /// <summary>Closes the connection. Calls under way and later ones end with <see cref="ObjectDisposedException"/> at once.</summary>
    public void Dispose() => _channel.Dispose();

    /// <summary>Closes the connection, as <see cref="Dispose"/> does; nothing about it takes time.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
