using System.Buffers;

namespace Coilwright.Mcp.Frames;

/// <summary>Cuts a byte stream into frames. Knows nothing of where the bytes come from.</summary>
internal struct FrameParser(int maxFrameLength)
{
    private readonly int _maxFrameLength = maxFrameLength;
    private uint _left;

    /// <summary>How many frames with a command of a later version were dropped.</summary>
    public long DiscardedFrames { get; private set; }

    /// <summary>Whether the stream may end here.</summary>
    public readonly bool IsBetweenFrames => _left == 0;

    /// <summary>Takes the next frame off the front of the buffer. <see langword="false"/> if it has not come whole.</summary>
    /// <remarks>Throws as soon as enough has come to see that a header is wrong, so a payload beyond the limit is never waited for.</remarks>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out McpFrame frame)
    {
        Span<byte> scratch = stackalloc byte[McpFrameHeader.EncodedSize];
        while (Discard(ref buffer))
        {
            ReadOnlySpan<byte> bytes = buffer.Peek(scratch);
            if (bytes.Length < McpFrameHeader.EncodedSize)
            {
                FrameHeaderCheck.ThrowIfForeign(bytes);
                break;
            }

            McpFrameHeader header = McpFrameHeader.Decode(bytes);
            FrameHeaderCheck.ThrowIfInvalid(header, bytes, _maxFrameLength);
            if (!header.Command.IsDefined())
            {
                // A later version may add commands; a peer that does not know one drops it, piece by piece as it comes.
                buffer = buffer.Slice(McpFrameHeader.EncodedSize);
                _left = header.Length;
                DiscardedFrames++;
                continue;
            }

            long end = McpFrameHeader.EncodedSize + header.Length;
            if (buffer.Length < end)
            {
                break;
            }

            frame = new McpFrame(header, buffer.Slice(McpFrameHeader.EncodedSize, header.Length));
            buffer = buffer.Slice(end);
            return true;
        }

        frame = default;
        return false;
    }

    /// <summary>Takes the next frame off the front of a piece of memory. <see langword="false"/> if it does not lie whole in it, or is not one to hand out.</summary>
    /// <param name="piece">The memory.</param>
    /// <param name="taken">How much of it has been taken.</param>
    /// <param name="frame">The frame.</param>
    public readonly bool TryReadWithin(ReadOnlyMemory<byte> piece, ref int taken, out McpFrame frame)
    {
        ReadOnlySpan<byte> bytes = piece.Span[taken..];
        if (_left == 0 && bytes.Length >= McpFrameHeader.EncodedSize)
        {
            McpFrameHeader header = McpFrameHeader.Decode(bytes);
            FrameHeaderCheck.ThrowIfInvalid(header, bytes, _maxFrameLength);
            if (header.Command.IsDefined() && header.Length <= (uint)(bytes.Length - McpFrameHeader.EncodedSize))
            {
                int start = taken + McpFrameHeader.EncodedSize;
                taken = start + (int)header.Length;
                frame = new McpFrame(header, new ReadOnlySequence<byte>(piece[start..taken]));
                return true;
            }
        }

        frame = default;
        return false;
    }

    private bool Discard(ref ReadOnlySequence<byte> buffer)
    {
        if (_left > 0)
        {
            long now = Math.Min(_left, buffer.Length);
            buffer = buffer.Slice(now);
            _left -= (uint)now;
        }

        return _left == 0;
    }
}
