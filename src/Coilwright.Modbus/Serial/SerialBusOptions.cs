using Coilwright.Telemetry;

namespace Coilwright.Modbus.Serial;

/// <summary>How a <see cref="SerialBus"/> behaves.</summary>
internal sealed record SerialBusOptions
{
    public required SerialLineOptions Line { get; init; }

    public required LineTiming Timing { get; init; }

    public required ConnectionOptions Connection { get; init; }

    /// <summary>The most requests that may wait.</summary>
    public required int QueueCapacity { get; init; }

    /// <summary>
    /// Whether a connection over which nothing at all comes any more is opened anew: over TCP the peer may have vanished without a word,
    /// where a port would have said so.
    /// </summary>
    public bool ReplacesSilentConnections { get; init; }

    /// <summary>What the client tells of itself.</summary>
    public ClientTelemetry? Telemetry { get; init; }

    public required TimeProvider TimeProvider { get; init; }
}
