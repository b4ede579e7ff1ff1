namespace Coilwright.Connections;

/// <summary>How a <see cref="RequestChannel"/> behaves. Checked by the protocol that offers these options to its users.</summary>
internal sealed record RequestChannelOptions
{
    /// <summary>How long an attempt to connect may take.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>The most requests in flight at once.</summary>
    public required int MaxInFlight { get; init; }

    /// <summary>The most requests that may wait for a place in flight.</summary>
    public required int QueueCapacity { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider TimeProvider { get; init; }
}
