using Coilwright.Telemetry;

namespace Coilwright.Connections;

/// <summary>How a <see cref="BlockingChannel"/> behaves. Checked by the protocol that offers these options to its users.</summary>
internal sealed record BlockingChannelOptions
{
    /// <summary>Timeout of an attempt to connect, back-off, and how many silent requests end a connection.</summary>
    public required ConnectionOptions Connection { get; init; }

    /// <summary>The most callers that may wait for their turn.</summary>
    public required int QueueCapacity { get; init; }

    /// <summary>Whether a connection is cut rather than closed, so that the peer has it off its hands at once.</summary>
    public bool ResetsOnClose { get; init; }

    /// <summary>What the client tells of itself.</summary>
    public ClientTelemetry? Telemetry { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider TimeProvider { get; init; }
}
