using System.Buffers;
using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>A blocking socket with what belongs to it: the ids that are in use, and what was received and is no whole frame yet.</summary>
/// <remarks>Guarded by the lock of its channel, except for <see cref="BlockingSocket.Interrupt"/>.</remarks>
internal sealed class BlockingConnection(BlockingSocket socket, int maxFrameSize, ushort firstId)
{
    private readonly byte[] _received = new byte[4 * maxFrameSize];
    private int _start;
    private int _end;

    public BlockingSocket Socket => socket;

    /// <summary>The frame that is being sent.</summary>
    public byte[] Frame { get; } = new byte[maxFrameSize];

    /// <summary>What framing may use for a payload in pieces; here none ever is.</summary>
    public byte[] Scratch { get; } = new byte[maxFrameSize];

    public InFlightTable InFlight { get; } = new(window: 1, firstId);

    /// <summary>Whether the peer has answered a request.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>The timestamp of the last request.</summary>
    public long LastUsedAt { get; set; }

    /// <summary>When something was last received.</summary>
    public long LastReceivedAt { get; set; }

    /// <summary>How many requests in a row have run into their time while nothing at all came in.</summary>
    public int Misses { get; set; }

    /// <summary>Whether there is something that was received and not taken yet.</summary>
    public bool HasInput => _start < _end;

    /// <summary>What was received and not taken yet.</summary>
    public ReadOnlySequence<byte> Input => new(_received, _start, _end - _start);

    /// <summary>The bytes that were received last.</summary>
    public ReadOnlySpan<byte> Last(int count) => _received.AsSpan(_end - count, count);

    /// <summary>Takes bytes off the input.</summary>
    public void Advance(long count)
    {
        _start += (int)count;
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    /// <summary>Receives more; what is left makes less than a frame, so there is always room.</summary>
    public int Receive()
    {
        if (_received.Length - _end < maxFrameSize)
        {
            _received.AsSpan(_start.._end).CopyTo(_received);
            (_start, _end) = (0, _end - _start);
        }

        int count = socket.Receive(_received.AsSpan(_end));
        _end += Math.Max(count, 0);
        return count;
    }
}
