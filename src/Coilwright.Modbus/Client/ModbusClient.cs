using Coilwright.Connections;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Serial;
using Coilwright.Requests;
using Coilwright.Telemetry;

namespace Coilwright.Modbus;

/// <summary>Talks to the Modbus devices behind one endpoint, or behind the first of several that can be reached. Any number of callers may share one client.</summary>
/// <remarks>
/// <para>
/// A lost connection is opened again in the background, with growing waits (<see cref="ModbusClientOptions.Reconnect"/>); meanwhile calls wait,
/// each up to its own deadline. When all attempts have failed the client is <see cref="ConnectionState.Offline"/>: calls fail at once,
/// until a probe or an explicit <see cref="ConnectAsync(CancellationToken)"/> succeeds. An idle connection is kept under watch
/// (<see cref="ModbusClientOptions.Heartbeat"/>), and reads that fail for a moment are sent again (<see cref="ModbusClientOptions.Retry"/>).
/// </para>
/// <para>
/// Every call ends by <see cref="ModbusClientOptions.RequestTimeout"/>; cancelling one ends the wait, while
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
    /// <param name="endpoint">Where the devices are; of several endpoints the first.</param>
    /// <param name="carry">Makes what carries the client's requests.</param>
    private ModbusClient(ModbusClientOptions options, Endpoint endpoint, Func<ModbusClient, IRequestCarrier> carry)
    {
        Memory = new DeviceMemory(options.Retry, options.TimeProvider);
        Telemetry = new ClientTelemetry(ModbusTelemetry.Protocol, options.Telemetry, endpoint, options.TimeProvider);
        _requestTimeout = options.RequestTimeout;
        _carrier = carry(this);
        Telemetry.Observe(_carrier);
        if (_carrier is SerialBus line)
        {
            Telemetry.Follow(line);
        }

        _requests = new ObjectPool<ModbusRequest>(_carrier.MaxInFlight + KeptRequests);
    }

    /// <summary>Where the devices are; of several endpoints the first.</summary>
    public Endpoint Endpoint => _carrier.Endpoint;

    /// <summary>Where the life of the connection stands. With a pool: <see cref="ConnectionState.Connected"/> while at least one is open.</summary>
    public ConnectionState State => _carrier.States.State;

    /// <summary>What the client has counted since it was created.</summary>
    public ConnectionStatistics Statistics => _carrier.Statistics;

    /// <summary>What the pool of connections holds and has counted; <see langword="null"/> where there is none.</summary>
    public PoolStatistics? Pool => _carrier.Pool;

    /// <summary>The serial line and its units; <see langword="null"/> where frames are those of Modbus TCP.</summary>
    public SerialLineStatus? Line => (_carrier as SerialBus)?.Status;

    /// <summary>
    /// Tells of each unit of a serial line that gets in doubt, because an answer did not come that may still come, and of each that is out of
    /// it again; in order, on a thread of the pool. A handler that blocks holds up other handlers and nothing else; what it throws is
    /// dropped. Never raised where frames are those of Modbus TCP.
    /// </summary>
    public event EventHandler<UnitDoubtChange> UnitDoubtChanged
    {
        add => (_carrier as SerialBus)?.Doubts.Changed += value;
        remove => (_carrier as SerialBus)?.Doubts.Changed -= value;
    }

    internal TimeProvider TimeProvider => _carrier.TimeProvider;

    internal DeviceMemory Memory { get; }

    internal ClientTelemetry Telemetry { get; }

    internal int MaxInFlight => _carrier.MaxInFlight;

    internal RefusalMemory Refusals => Memory.Refusals;

    /// <summary>
    /// Tells of every change of <see cref="State"/>, in order, on a thread of the pool. A handler that blocks holds up other handlers and
    /// nothing else; what it throws is dropped.
    /// </summary>
    public event EventHandler<ConnectionStateChange> StateChanged
    {
        add => _carrier.States.StateChanged += value;
        remove => _carrier.States.StateChanged -= value;
    }

    /// <summary>
    /// Yields the latest change of <see cref="State"/> at once and then every further one, each with the first reason for it, up to
    /// and including <see cref="ConnectionState.Closed"/>. A reader that falls more than 32 changes behind misses the oldest, never the latest.
    /// </summary>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<ConnectionStateChange> WatchStateAsync(CancellationToken cancellationToken = default) =>
        _carrier.States.WatchAsync(cancellationToken);

    /// <summary>
    /// Takes no more requests, lets those on their way finish for at most the given time, then closes. Requests that wait to be sent fail at
    /// once: nothing of them was sent.
    /// </summary>
    /// <param name="timeout">How long at most; more than zero.</param>
    public Task DrainAsync(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        return DrainAndDisposeAsync(timeout);
    }

    /// <summary>Closes the connection. Calls under way and later ones end with <see cref="ObjectDisposedException"/> at once.</summary>
    public void Dispose()
    {
        _carrier.Dispose();
        Telemetry.Dispose();
    }

    /// <summary>Closes the connection, as <see cref="Dispose"/> does, and waits until it is closed.</summary>
    public ValueTask DisposeAsync()
    {
        Telemetry.Dispose();
        return _carrier.DisposeAsync();
    }

    private async Task DrainAndDisposeAsync(TimeSpan timeout)
    {
        await _carrier.DrainAsync(timeout).ConfigureAwait(false);
        Telemetry.Dispose();
    }
}
