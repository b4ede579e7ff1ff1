using Coilwright.Connections;

namespace Coilwright.Modbus;

/// <summary>How a line is spoken on: RTU or ASCII, through a serial port or through a gateway on TCP or UDP.</summary>
/// <remarks>
/// Options are read when a client is created. A value out of range throws <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class SerialLineOptions
{
    /// <summary>
    /// How long a unit may take to answer, from the end of its request; the time that the longest answer takes on the line comes on top.
    /// 1 ms to 1 h; 500 ms by default. A request without an answer is given up after this, and fails or is sent again as
    /// <see cref="ModbusClientOptions.Retry"/> says (whose <see cref="RetryOptions.AttemptTimeout"/> means nothing here). All of it ends by
    /// <see cref="ModbusClientOptions.RequestTimeout"/>, which covers the wait for the line too. Others have to wait for so long behind a silent unit.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The longest that an answer can be late. After an answer that did not come a unit gets nothing but requests whose answers cannot be
    /// mistaken, until one is answered; a unit that answers none of them is asked again only after it has been silent for so long.
    /// Requests that cannot wait until then fail at once.
    /// 1 ms to 1 day; 30 s by default.
    /// </summary>
    public TimeSpan MaxResponseDelay { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the line echoes; found out by default.</summary>
    public LocalEcho LocalEcho { get; set; }

    /// <summary>
    /// The least silence before a request, beyond the 3.5 characters that the specification asks for. 0 to 1 h; 0 by default.
    /// </summary>
    public TimeSpan MinGap { get; set => field = OptionRange.Check(value, TimeSpan.Zero, TimeSpan.FromHours(1)); }

    /// <summary>
    /// The least time from an answer of a unit to the next request to the same unit; other units may be asked meanwhile. 0 to 1 h; 0 by default.
    /// </summary>
    public TimeSpan MinUnitGap { get; set => field = OptionRange.Check(value, TimeSpan.Zero, TimeSpan.FromHours(1)); }

    /// <summary>
    /// How long the line is left alone after a broadcast, so that all units can carry it out. 0 to 1 h; 100 ms by default, as the
    /// specification suggests (Modbus over Serial Line V1.02, 2.4.1).
    /// </summary>
    public TimeSpan Turnaround { get; set => field = OptionRange.Check(value, TimeSpan.Zero, TimeSpan.FromHours(1)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How long after opening nothing is sent and what is received is dropped: devices that are reset or powered through the port need it. 0
    /// to 1 h; 0 by default.
    /// </summary>
    public TimeSpan WarmUp { get; set => field = OptionRange.Check(value, TimeSpan.Zero, TimeSpan.FromHours(1)); }

    /// <summary>
    /// How a unit is left alone that has not answered twice in a row: 1, 2, 4 … 30 s by default, less up to half of it at random, until it
    /// answers. Requests that cannot wait so long fail at once. <see cref="ReconnectOptions.Attempts"/> and <see cref="ReconnectOptions.ProbeInterval"/> mean nothing here.
    /// </summary>
    public ReconnectOptions BackOff { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>How many writes may go before a read that waits. 1 to 1,000; 4 by default.</summary>
    public int MaxWritesInARow { get; set => field = OptionRange.Check(value, 1, 1000); } = 4;

    /// <summary>What opens serial ports; <see langword="null"/>, the default, for what comes along.</summary>
    public ISerialPortDriver? Driver { get; set; }
}
