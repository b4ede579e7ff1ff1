using Coilwright.Connections;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp;

/// <summary>How a <see cref="McpClient"/> behaves.</summary>
/// <remarks>
/// Set the options before a client is created with them, and leave them alone afterwards. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class McpClientOptions
{
    /// <summary>How connections are opened, kept alive and opened again.</summary>
    public ConnectionOptions Connection { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>How TLS connections are made (<c>mcps://</c>).</summary>
    public TlsClientOptions Tls { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>
    /// How many connections share the calls, 1 to 256. One carries any number of calls at once; more spread the work of encryption and of large
    /// bodies. 1 by default; <c>?connections=2</c> at the endpoint says otherwise.
    /// </summary>
    public int Connections { get; set => field = OptionRange.Check(value, 1, 256); } = 1;

    /// <summary>
    /// How long a call may take in all: waiting for a connection, sending, and the answer. The server is told what is left of it. 1 ms to 1 day;
    /// 30 s by default. One that is not answered may wait so long until it is sent. Streams are not bounded by it, unless their client was given a time of its own.
    /// </summary>
    public TimeSpan RequestTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a call is sent again after its server refused it for load and said when to come back (status 429 with retry-after), as far as the
    /// call's time allows. 0 to 100; 0 by default: the caller gets the <see cref="McpRejectedException"/>. Calls with a stream or a file are their caller's to make again.
    /// </summary>
    public int RetriesWhenRejected { get; set => field = OptionRange.Check(value, 0, 100); }

    /// <summary>
    /// How often a call of an idempotent operation is sent again after its connection was lost. 0 to 100; 2 by default. Calls of which the server saw
    /// nothing are sent again just as often, whatever their operation. Calls with a stream or a file are their caller's to make again.
    /// </summary>
    public int RetriesWhenLost { get; set => field = OptionRange.Check(value, 0, 100); } = 2;

    /// <summary>
    /// The most payload of one frame that is taken, in bytes, 1 KiB to 1 GiB. 4 MiB by default. A compressed body may unpack to as much, and to 4 MiB in any case.
    /// </summary>
    public int MaxFrameLength { get; set => field = OptionRange.Check(value, 1024, 1 << 30); } = McpFrameReader.DefaultMaxFrameLength;

    /// <summary>
    /// The most calls in flight on one connection, 1 to 1,048,576. More are refused at the call. 16,384 by default. Where the server works on fewer at once, see
    /// <see cref="McpServerOptions.MaxInFlightPerSession"/>, the others wait here until their turn, as part of their time.
    /// </summary>
    public int MaxInFlight { get; set => field = OptionRange.Check(value, 1, 1 << 20); } = 16_384;

    /// <summary>
    /// The length in bytes from which bodies are compressed, if the server understands it and it makes them smaller; 0 for never. 0 to 1 GiB;
    /// 0 by default.
    /// </summary>
    public int CompressionThreshold { get; set => field = OptionRange.Check(value, 0, 1 << 30); }

    /// <summary>How long calls in flight may still take when the client is closed in order, or the server goes away. 1 ms to 1 h; 30 s by default.</summary>
    public TimeSpan DrainTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>What the client calls itself, for the server's list of sessions. Empty by default.</summary>
    public string Name { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = "";

    /// <summary>Where the client tells of itself. Nobody is told by default.</summary>
    public TelemetryOptions Telemetry { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider TimeProvider { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;
}
