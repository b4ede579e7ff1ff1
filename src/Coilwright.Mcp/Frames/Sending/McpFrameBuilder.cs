using System.Buffers;

namespace Coilwright.Mcp.Frames;

/// <summary>
/// A frame in the making: room for the header is kept free, the payload is written straight behind it, and the header is filled in when
/// the frame is sent.
/// </summary>
/// <remarks>
/// Got from <see cref="McpFrameConnection.BeginFrame"/> and given back by sending it; one that is not sent after all is disposed of. Not to be
/// touched after that: builders come from a pool, and soon it is somebody else's. For one thread at a time.
/// </remarks>
public sealed partial class McpFrameBuilder : IBufferWriter<byte>, IDisposable
{
    private byte[] _small = new byte[SmallSize];
    private byte[] _buffer;
    private int _length;
    private int _bodyStart;
    private bool _isRented;

    /// <summary>What the frame is.</summary>
    public McpCommand Command { get; private set; }

    /// <summary>The sequence id; that of a request is set when it is sent.</summary>
    public uint SequenceId { get; internal set; }

    /// <summary>The bytes of payload so far.</summary>
    public int PayloadLength => FrameLength - McpFrameHeader.EncodedSize;

    /// <summary>Whether the body has been compressed.</summary>
    internal bool IsCompressed { get; private set; }

    /// <summary>The part of a file that ends the payload, if there is one. It is not in memory.</summary>
    internal FilePiece? File { get; set; }

    /// <summary>The bytes of header and payload.</summary>
    internal int FrameLength => _length + (File?.Count ?? 0);

    /// <summary>Header and payload, up to <see cref="File"/>, once <see cref="Finish"/> has been called.</summary>
    internal ReadOnlyMemory<byte> FinishedFrame => _buffer.AsMemory(0, _length);

    /// <summary>The part of the payload that may be compressed.</summary>
    internal ReadOnlyMemory<byte> Body => _buffer.AsMemory(_bodyStart, _length - _bodyStart);

    /// <summary>
    /// Says that the body begins here. What was written before (a call header, a status) is never compressed. Without this call
    /// the whole payload is body.
    /// </summary>
    public void BeginBody()
    {
        ThrowIfGivenBack();
        _bodyStart = _length;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The frame was sent or disposed of.</exception>
    public void Advance(int count)
    {
        ThrowIfGivenBack();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _length);
        _length += count;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The frame was sent or disposed of.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _buffer.AsMemory(_length);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The frame was sent or disposed of.</exception>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _buffer.AsSpan(_length);
    }

    /// <summary>Gives the frame back unsent. Does nothing after it was sent.</summary>
    public void Dispose()
    {
        if (_isRented)
        {
            Return(this);
        }
    }

    /// <summary>Compresses the body if it is worth it.</summary>
    internal void Compress(int threshold)
    {
        if (IsCompressed || File is not null || !Command.CarriesBody() || _length - _bodyStart < threshold)
        {
            return;
        }

        McpFrameBuilder packed = Rent(Command, SequenceId);
        packed.Write(_buffer.AsSpan(McpFrameHeader.EncodedSize, _bodyStart - McpFrameHeader.EncodedSize));
        packed.BeginBody();
        GzipBody.Compress(Body, packed);
        if (packed._length < _length)
        {
            (_small, packed._small) = (packed._small, _small);
            (_buffer, packed._buffer) = (packed._buffer, _buffer);
            (_length, packed._length) = (packed._length, _length);
            IsCompressed = true;
        }

        Return(packed);
    }

    /// <summary>Writes the header, and returns the whole frame.</summary>
    internal ReadOnlySpan<byte> Finish()
    {
        new McpFrameHeader(Command, (uint)PayloadLength, SequenceId, IsCompressed).Encode(_buffer);
        return _buffer.AsSpan(0, _length);
    }

    /// <summary>Refuses a frame that was sent or disposed of.</summary>
    internal void ThrowIfGivenBack()
    {
        if (!_isRented)
        {
            throw new InvalidOperationException("The frame was sent or disposed of already. Begin a new one.");
        }
    }

    private void EnsureRoom(int sizeHint)
    {
        ThrowIfGivenBack();
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        if (_buffer.Length - _length < Math.Max(sizeHint, 1))
        {
            Grow(sizeHint);
        }
    }

    private void Grow(int sizeHint)
    {
        int size = checked(_length + Math.Max(sizeHint, _length));
        byte[] larger = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ReturnLarge();
        _buffer = larger;
    }
}
