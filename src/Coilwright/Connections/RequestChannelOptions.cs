using Coilwright.Requests;
using Coilwright.Telemetry;

namespace Coilwright.Connections;

/// <summary>How a <see cref="RequestChannel"/> behaves. Checked by the protocol that offers these options to its users.</summary>
internal sealed record RequestChannelOptions
{
    /// <summary>How long an attempt to connect may take.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>The most requests in flight at once on one connection.</summary>
    public required int MaxInFlight { get; init; }

    /// <summary>The most connections at once.</summary>
    public int MaxConnections { get; init; } = 1;

    /// <summary>The most requests that may wait for a place in flight.</summary>
    public required int QueueCapacity { get; init; }

    /// <summary>How long a request may wait for a connection of the pool to become free; its deadline may be earlier.</summary>
    public TimeSpan MaxWait { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether a connection is cut rather than closed, so that the peer has it off its hands at once.</summary>
    public bool ResetsOnClose { get; init; }

    /// <summary>Makes the request that asks for a sign of life, or nothing where there is nothing to ask with.</summary>
    public Func<PendingRequest?>? Ping { get; init; }

    /// <summary>What the client tells of itself.</summary>
    public ClientTelemetry? Telemetry { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider TimeProvider { get; init; }
}
