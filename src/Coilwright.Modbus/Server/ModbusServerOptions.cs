namespace Coilwright.Modbus;

/// <summary>How a <see cref="ModbusServer"/> behaves. Immutable.</summary>
public sealed record ModbusServerOptions
{
    /// <summary>The most connections at once, 1 or more; one more is closed as soon as it is accepted. Default: 1000.</summary>
    public int MaxConnections
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1000;

    /// <summary>
    /// After how long without a request a connection is closed, positive; also what ends a connection whose peer takes no more answers.
    /// Default: never (<see cref="Timeout.InfiniteTimeSpan"/>). A peer that has vanished is found by TCP keep-alive in any case.
    /// </summary>
    public TimeSpan IdleTimeout
    {
        get;
        init
        {
            if (value <= TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The idle timeout is positive, or Timeout.InfiniteTimeSpan.");
            }

            field = value;
        }
    } = Timeout.InfiniteTimeSpan;

    /// <summary>What a request for a unit gets that the server has not. Default: exception 0x0B.</summary>
    public UnknownUnitResponse UnknownUnit { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
