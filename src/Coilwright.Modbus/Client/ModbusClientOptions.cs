namespace Coilwright.Modbus;

/// <summary>How a <see cref="ModbusClient"/> behaves. Immutable; derive others with <c>with</c>.</summary>
public sealed record ModbusClientOptions
{
    /// <summary>The most requests that may be in flight at once, whatever the device: a quarter of the ids that are told apart.</summary>
    public const int InFlightLimit = 4096;

    /// <summary>
    /// How long a request may take, from the call to the answer: queueing, connecting, sending and waiting together. Greater than zero, up
    /// to a day. Default: 1 second.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an attempt to connect may take, all addresses of a host name together. Greater than zero, up to a day. Default: 5 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many requests may be on their way to the device at once, 1 to <see cref="InFlightLimit"/>. Default: 1, because many devices
    /// lose requests that they get before they have answered the last one. Where more are allowed and the device loses one, the client
    /// goes back to 1.
    /// </summary>
    public int MaxInFlight { get; init; } = 1;

    /// <summary>How many requests may wait for a free place before further ones are refused, at least 1. Default: 10,000.</summary>
    public int QueueCapacity { get; init; } = 10_000;

    /// <summary>Whether the unit identifier of an answer has to be that of its request. Default: <see cref="UnitMatching.Strict"/>.</summary>
    public UnitMatching UnitMatching { get; init; }

    /// <summary>The clock that timeouts and the times of reads go by. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void ThrowIfInvalid()
    {
        ThrowUnlessWithinADay(RequestTimeout, nameof(RequestTimeout));
        ThrowUnlessWithinADay(ConnectTimeout, nameof(ConnectTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxInFlight, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxInFlight, InFlightLimit);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueCapacity, 1);
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }

    private static void ThrowUnlessWithinADay(TimeSpan value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), name);
    }
}
