using System.Security.Cryptography.X509Certificates;
using Coilwright.Connections;
using Coilwright.Mcp.Frames;
using Coilwright.Transports;

namespace Coilwright.Mcp;

/// <summary>How a <see cref="McpServer"/> behaves.</summary>
/// <remarks>
/// Set the options before a server is created with them, and leave them alone afterwards. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class McpServerOptions
{
    /// <summary>How TLS connections are made; needed for <c>mcps://</c>. None by default.</summary>
    public TlsServerOptions? Tls { get; set; }

    /// <summary>
    /// The roles of a client, from its certificate. By default those that it claims in extension 1.3.6.1.4.1.50316.802.1, as for Modbus: one, or none.
    /// Called once a session, with <see langword="null"/> where there is no certificate.
    /// </summary>
    public Func<X509Certificate2?, IReadOnlyList<string>> Roles { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = RolesOf;

    /// <summary>The most connections at once, 1 to 1,000,000. More are closed at once. 10,000 by default.</summary>
    public int MaxConnections { get; set => field = OptionRange.Check(value, 1, 1_000_000); } = 10_000;

    /// <summary>The most calls at work or waiting for one session, 1 to 1,048,576. More get status 429. 1,000 by default.</summary>
    public int MaxInFlightPerSession { get; set => field = OptionRange.Check(value, 1, 1 << 20); } = 1000;

    /// <summary>
    /// The most calls at work at once, over all sessions, 1 to 1,048,576. 100 by default. Critical calls are counted, but not bounded by it; streams take a place
    /// only until they begin.
    /// </summary>
    public int MaxConcurrent { get; set => field = OptionRange.Check(value, 1, 1 << 20); } = 100;

    /// <summary>How many calls may wait for a place among those at work, 0 to 1,048,576. More get status 429. 1,000 by default.</summary>
    public int QueueCapacity { get; set => field = OptionRange.Check(value, 0, 1 << 20); } = 1000;

    /// <summary>
    /// How many bytes of calls may wait for a place among those at work, over all sessions, 1 KiB to 1 GiB: a call that would go beyond it gets status 429.
    /// 64 MiB by default.
    /// </summary>
    public int MaxWaitingBytes { get; set => field = OptionRange.Check(value, 1024, 1 << 30); } = 64 * 1024 * 1024;

    /// <summary>
    /// How many bytes of answers may wait for one client to read them, 0 to 1 GiB; 16 MiB by default. Beyond that its calls get status 429 instead of more of them,
    /// those too that wait for their turn, and behind these refusals nothing more is read from it.
    /// </summary>
    public int MaxUnreadBytesPerSession { get; set => field = OptionRange.Check(value, 0, 1 << 30); } = 16 * 1024 * 1024;

    /// <summary>When the server holds back and refuses because of its load.</summary>
    public SheddingOptions Shedding { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>When a client that was refused for load is told to come back. 1 ms to 1 h; 1 s by default.</summary>
    public TimeSpan RetryAfter { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The most payload of one frame that is taken, in bytes, 1 KiB to 1 GiB. 4 MiB by default. A compressed body may unpack to as much, and to 4 MiB in any case.
    /// </summary>
    public int MaxFrameLength { get; set => field = OptionRange.Check(value, 1024, 1 << 30); } = McpFrameReader.DefaultMaxFrameLength;

    /// <summary>
    /// The length in bytes from which bodies are compressed, if the client understands it and it makes them smaller; 0 for never. 0 to 1 GiB;
    /// 0 by default.
    /// </summary>
    public int CompressionThreshold { get; set => field = OptionRange.Check(value, 0, 1 << 30); }

    /// <summary>How long a client may take for its handshake. 1 ms to 1 h; 10 s by default.</summary>
    public TimeSpan HandshakeTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// After how long without a byte a session is closed: 1 ms to 1 day, or <see cref="Timeout.InfiniteTimeSpan"/>; 2 min by default. Clients that live send a
    /// heartbeat more often than that. A session whose calls are in flight, a stream that is being read for example, is not idle: its client is asked by a Ping each
    /// time that this has passed, and given up after three times without a sign of life.
    /// </summary>
    public TimeSpan IdleTimeout { get; set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromMinutes(2);

    /// <summary>How long a session that has lost its connection can be gone on with. 1 ms to 1 day; 5 min by default.</summary>
    public TimeSpan SessionMemory { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the calls that were taken may still take when a session is ended in order: by the token of <see cref="McpServer.ServeAsync"/>, or by the host that the
    /// server lives in. 1 ms to 1 h; 30 s by default.
    /// </summary>
    public TimeSpan DrainTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Told of each exception that a service threw and that is no <see cref="McpStatusException"/>: its caller learns only that the operation failed. Must
    /// return soon and not throw. None by default.
    /// </summary>
    public Action<string, Exception>? CallFailed { get; set; }

    /// <summary>Where the server tells of itself. Nobody is told by default.</summary>
    public TelemetryOptions Telemetry { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider TimeProvider { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;

    private static IReadOnlyList<string> RolesOf(X509Certificate2? certificate) => CertificateRole.Of(certificate) is { } role ? [role] : [];
}
