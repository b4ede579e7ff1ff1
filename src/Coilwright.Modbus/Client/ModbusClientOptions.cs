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
    /// get before they have answered the last one. Where more are allowed and the device loses one, the client goes back to 1.
    /// </summary>
    public int MaxInFlight { get; set => field = OptionRange.Check(value, 1, 4096); } = 1;

    /// <summary>How many requests may wait for a free place before further ones are refused. 1 to 1,000,000; 10,000 by default.</summary>
    public int QueueCapacity { get; set => field = OptionRange.Check(value, 1, 1_000_000); } = 10_000;

    /// <summary>Whether the unit identifier of an answer has to be that of its request; <see cref="UnitMatching.Strict"/> by default.</summary>
    public UnitMatching UnitMatching { get; set; }

    /// <summary>How connections to <c>tls://</c> endpoints are made: certificates, trusted roots.</summary>
    public TlsClientOptions Tls { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>The clock that timeouts and the times of reads go by; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;
}
