using System.Buffers;

namespace Coilwright.Telemetry;

/// <summary>Shows a tap what goes to one peer and comes from it. Only exists where there is a tap.</summary>
internal sealed class TappedLine
{
    private readonly FrameTap _tap;
    private readonly string _peer;
    private readonly TimeProvider _time;

    private TappedLine(FrameTap tap, string peer, TimeProvider time)
    {
        _tap = tap;
        _peer = peer;
        _time = time;
    }

    public static TappedLine? Of(FrameTap? tap, string peer, TimeProvider time) => tap is null ? null : new TappedLine(tap, peer, time);

    public void Sent(ReadOnlySpan<byte> bytes) => Show(TapDirection.Sent, bytes);

    public void Received(ReadOnlySpan<byte> bytes) => Show(TapDirection.Received, bytes);

    /// <summary>Shows what was received, without what was shown before and is still in the buffer.</summary>
    public void Received(in ReadOnlySequence<byte> buffer, long shown)
    {
        foreach (ReadOnlyMemory<byte> segment in buffer.Slice(shown))
        {
            Show(TapDirection.Received, segment.Span);
        }
    }

    private void Show(TapDirection direction, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        try
        {
            _tap(new TappedBytes(direction, _peer, _time.GetUtcNow(), bytes));
        }
        catch (Exception)
        {
            // Who looks on must not harm what is looked at.
        }
    }
}
