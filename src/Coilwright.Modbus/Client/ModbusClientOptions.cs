using Coilwright.Connections;

namespace Coilwright.Modbus;

/// <summary>How a <see cref="ModbusClient"/> behaves.</summary>
/// <remarks>
/// Options are read when a client is created; changing them later has no effect. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class ModbusClientOptions
{
    /// <summary>
    /// How long a request may take, from the call to the answer: queueing, connecting, sending and waiting together. 1 ms to 1 day; 1 s by
    /// default. It may be noticed up to 15 ms late.
    /// </summary>
    public TimeSpan RequestTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an attempt to connect may take, all addresses of a host name together. 1 ms to 1 day; 5 s by default.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many requests may be on their way at once. 1 to 4096; 1 by default, because many devices lose requests that they
    /// get before they have answered the last one. Where more are allowed and a device loses one while it answers another, the client goes
    /// back to 1; after 256 answers without a loss it allows 2, then 4 and so on, and after each further loss that takes twice as many
    /// answers. With a pool it counts for each connection.
    /// </summary>
    public int MaxInFlight { get; set => field = OptionRange.Check(value, 1, 4096); } = 1;

    /// <summary>How many requests may wait for a free place before further ones are refused. 1 to 1,000,000; 10,000 by default.</summary>
    public int QueueCapacity { get; set => field = OptionRange.Check(value, 1, 1_000_000); } = 10_000;

    /// <summary>Whether the unit identifier of an answer has to be that of its request; <see cref="UnitMatching.Strict"/> by default.</summary>
    public UnitMatching UnitMatching { get; set; }

    /// <summary>How a lost connection is opened again, and when the client is offline.</summary>
    public ReconnectOptions Reconnect { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>
    /// How an idle connection is kept under watch: by repeating the last read that succeeded, where any answer counts. As long as none has
    /// succeeded there is nothing to ask with. With a pool <see cref="PoolOptions.KeepAlive"/> takes its place.
    /// </summary>
    public HeartbeatOptions Heartbeat { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>
    /// Which requests are sent again, and how often. By default reads are, up to three times within <see cref="RequestTimeout"/>: when the
    /// connection was lost, after exception codes 5 and 6 (busy), and after 0A and 0B (a gateway does not reach the unit), for which
    /// that unit alone is left alone for a while. Writes are not.
    /// </summary>
    public RetryOptions Retry { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>
    /// Keeps several connections instead of one; <see langword="null"/>, the default, for one. Requests are spread over them as they become
    /// free. The option <c>connections</c> of an endpoint sets <see cref="PoolOptions.MaxActive"/>: <c>tcp://host?connections=4</c>.
    /// </summary>
    public PoolOptions? Pool { get; set; }

    /// <summary>
    /// Declares a device that accepts one connection at a time: a pool of more is refused, and a connection is given up by a reset, so that the
    /// device has its only place free for the next at once. <see langword="false"/> by default.
    /// </summary>
    public bool SingleConnection { get; set; }

    /// <summary>How connections to <c>tls://</c> endpoints are made: certificates, trusted roots.</summary>
    public TlsClientOptions Tls { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>How serial lines are spoken on, through ports of this machine and through gateways.</summary>
    public SerialLineOptions Line { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>Where the client tells of itself: meters, log, frame tap.</summary>
    public TelemetryOptions Telemetry { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>The clock that timeouts and the times of reads go by; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;
}
