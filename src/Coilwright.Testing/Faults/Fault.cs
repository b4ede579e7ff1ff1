namespace Coilwright.Testing;

/// <summary>
/// What goes wrong with one frame on its way. A value: the ready-made ones are combined with <c>with</c>, as in
/// <c>Fault.Truncate(5) with { End = FaultEnd.Reset }</c>.
/// </summary>
/// <remarks>
/// Always in this order: the frame waits for <see cref="DelayTime"/>, is changed by <see cref="Edit"/>, cut to
/// <see cref="MaxLength"/>, and sent <see cref="Copies"/> times in pieces of <see cref="SegmentSize"/>, at once or
/// <see cref="FramesLate"/> frames later; then its sender gets what <see cref="Reply"/> makes, and the connection ends as
/// <see cref="End"/> says. As on a real line nothing overtakes a frame that waits.
/// </remarks>
public sealed record Fault
{
    /// <summary>The frame is lost.</summary>
    public static Fault Drop { get; } = new() { Copies = 0 };

    /// <summary>The frame arrives twice.</summary>
    public static Fault Duplicate { get; } = new() { Copies = 2 };

    /// <summary>The frame is lost, and the connection is closed in order.</summary>
    public static Fault Close { get; } = new() { Copies = 0, End = FaultEnd.Close };

    /// <summary>The frame is lost, and the connection is cut.</summary>
    public static Fault Reset { get; } = new() { Copies = 0, End = FaultEnd.Reset };

    /// <summary>From this frame on nothing arrives any more, in either direction, while the connection stays open.</summary>
    public static Fault HalfOpen { get; } = new() { Copies = 0, End = FaultEnd.HalfOpen };

    /// <summary>How long the frame waits, and all that come behind it.</summary>
    public TimeSpan DelayTime { get; init; }

    /// <summary>After how many further frames of the same direction this one arrives, glued in front of the last of them; 0 at once.</summary>
    public int FramesLate { get; init; }

    /// <summary>Makes another frame of it.</summary>
    public Func<ReadOnlyMemory<byte>, byte[]>? Edit { get; init; }

    /// <summary>How many bytes of the frame are left at most.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Into pieces of how many bytes the frame is cut, each sent as a segment of its own; 0 leaves it in one.</summary>
    public int SegmentSize { get; init; }

    /// <summary>How often the frame arrives.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Makes an answer that goes back to the frame's sender, as if it came from the peer.</summary>
    public Func<ReadOnlyMemory<byte>, byte[]>? Reply { get; init; }

    /// <summary>What becomes of the connection.</summary>
    public FaultEnd End { get; init; }

    /// <summary>The frame arrives later, and all behind it.</summary>
    public static Fault Delay(TimeSpan time) => new() { DelayTime = time };

    /// <summary>The frame arrives after later ones: an answer that comes when its request was given up long ago.</summary>
    /// <param name="frames">After how many, 1 or more.</param>
    public static Fault Late(int frames = 1) => new() { FramesLate = frames };

    /// <summary>Only the first bytes of the frame arrive.</summary>
    /// <param name="length">How many.</param>
    public static Fault Truncate(int length) => new() { MaxLength = length };

    /// <summary>The frame arrives in pieces.</summary>
    /// <param name="segmentSize">How many bytes each has.</param>
    public static Fault Split(int segmentSize = 1) => new() { SegmentSize = segmentSize };

    /// <summary>
    /// Bits of one byte arrive wrong. Modbus TCP and MCP have no checksum: what is changed behind the header there is believed.
    /// </summary>
    /// <param name="offset">Which byte; counted from the end where it is negative. A frame that has no such byte stays as it is.</param>
    /// <param name="bits">The bits that are turned over.</param>
    public static Fault Corrupt(int offset, byte bits = 0xFF) => new() { Edit = frame => Flip(frame, offset, bits) };

    /// <summary>The answer carries another id than its request: the highest bit is turned over, far from the ids in use.</summary>
    /// <param name="offset">Where the id begins: 0 in Modbus TCP, 8 in MCP.</param>
    public static Fault WrongId(int offset = 0) => Corrupt(offset, 0x80);

    /// <summary>The frame is lost, and its sender gets an answer all the same.</summary>
    /// <param name="answer">Makes the answer from the frame.</param>
    public static Fault ReplyWith(Func<ReadOnlyMemory<byte>, byte[]> answer) => new() { Copies = 0, Reply = answer };

    private static byte[] Flip(ReadOnlyMemory<byte> frame, int offset, byte bits)
    {
        byte[] changed = frame.ToArray();
        int index = offset < 0 ? changed.Length + offset : offset;
        if (index >= 0 && index < changed.Length)
        {
            changed[index] ^= bits;
        }

        return changed;
    }
}
