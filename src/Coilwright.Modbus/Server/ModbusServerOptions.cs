using Coilwright.Connections;

namespace Coilwright.Modbus;

/// <summary>How a <see cref="ModbusServer"/> behaves.</summary>
/// <remarks>
/// Options are read when a server is created; changing them later has no effect. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class ModbusServerOptions
{
    /// <summary>The most connections at once; one more is closed as soon as it is accepted. 1 to 1,000,000; 1000 by default.</summary>
    public int MaxConnections { get; set => field = OptionRange.Check(value, 1, 1_000_000); } = 1000;

    /// <summary>
    /// After how long without a request a connection is closed; also what ends a connection whose peer takes no more answers. It may be
    /// closed a quarter of that time late. 1 ms to 1 day, or <see cref="Timeout.InfiniteTimeSpan"/> for never, which is the default: a peer
    /// that has vanished is found by TCP keep-alive in any case.
    /// </summary>
    public TimeSpan IdleTimeout
    {
        get;
        set => field = OptionRange.CheckOrNever(value, OptionRange.Shortest, TimeSpan.FromDays(1));
    } = Timeout.InfiniteTimeSpan;

    /// <summary>What a request gets for a unit that the server has not; exception 0x0B by default.</summary>
    public UnknownUnitResponse UnknownUnit { get; set; }

    /// <summary>The certificate and what is asked of clients, where the server listens on <c>tls://</c>; none by default.</summary>
    public TlsServerOptions? Tls { get; set; }

    /// <summary>What opens serial ports; <see langword="null"/>, the default, for what comes along.</summary>
    public ISerialPortDriver? SerialDriver { get; set; }

    /// <summary>Where the server tells of itself: meters, log, frame tap.</summary>
    public TelemetryOptions Telemetry { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>The clock that idle times go by; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;
}
