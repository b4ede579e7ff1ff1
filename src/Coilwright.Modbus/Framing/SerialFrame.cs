namespace Coilwright.Modbus.Framing;

/// <summary>A frame of a serial line, RTU or ASCII, that was found sound.</summary>
public readonly ref struct SerialFrame
{
    internal SerialFrame(byte unit, ReadOnlySpan<byte> pdu, FrameDirection direction, int skipped)
    {
        Unit = unit;
        Pdu = pdu;
        Direction = direction;
        Skipped = skipped;
    }

    /// <summary>The unit that was asked or answers; 0 is a broadcast.</summary>
    public byte Unit { get; }

    /// <summary>Function code and data. Valid as long as the bytes that were read from.</summary>
    public ReadOnlySpan<byte> Pdu { get; }

    /// <summary>
    /// Which way the frame goes. Where it could be either, the direction that was asked for: a write of a single register and its answer
    /// are the same bytes.
    /// </summary>
    public FrameDirection Direction { get; }

    /// <summary>How many bytes before the frame belonged to none.</summary>
    public int Skipped { get; }
}
