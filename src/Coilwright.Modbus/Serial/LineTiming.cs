namespace Coilwright.Modbus.Serial;

/// <summary>The times of a line, from its speed (Modbus over Serial Line V1.02, 2.5.1.1). Pure.</summary>
/// <param name="BaudRate">Bits per second, or 0 where the line is behind a gateway that keeps the times itself.</param>
internal readonly record struct LineTiming(int BaudRate)
{
    // Start, eight data, parity or second stop, stop: every character of the specification has them.
    private const int BitsPerCharacter = 11;
    private const int FastestExact = 19200;

    // Operating systems, adapters and networks hold the rest of a frame back for some tens of milliseconds; only a longer silence says something.
    private static readonly TimeSpan LeastNotableSilence = TimeSpan.FromMilliseconds(50);

    /// <summary>The silence that separates frames: 3.5 characters, and a fixed 1.75 ms above 19200 baud.</summary>
    public TimeSpan FrameGap => BaudRate switch
    {
        0 => TimeSpan.Zero,
        > FastestExact => TimeSpan.FromMicroseconds(1750),
        _ => Characters(3.5),
    };

    /// <summary>A silence after which what came before is likely to be at its end.</summary>
    public TimeSpan NotableSilence => FrameGap * 4 > LeastNotableSilence ? FrameGap * 4 : LeastNotableSilence;

    /// <summary>How long some characters take on the line.</summary>
    public TimeSpan Characters(double count) =>
        BaudRate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(count * BitsPerCharacter / BaudRate);
}
