using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Mcp.Frames;

/// <summary>Frames on their way out, one behind the other, sent as one write: many small ones, or a single one that is large, where it was built, or that ends with a piece of a file.</summary>
internal sealed class OutputChunk
{
    private const int Size = 32 * 1024;

    // Taken by who adds and given back by who sends: kept with either thread, they would only pile up.
    private static readonly ObjectPool<OutputChunk> Pool = new(capacity: 256);

    private readonly byte[] _buffer = new byte[Size];
    private int _length;
    private McpFrameBuilder? _large;

    private OutputChunk()
    {
    }

    /// <summary>The chunk to be sent after this one.</summary>
    public OutputChunk? Next { get; set; }

    /// <summary>How many bytes there are to send.</summary>
    public int Length => _large?.FrameLength ?? _length;

    /// <summary>How many of them are of control frames.</summary>
    public int ControlLength { get; private set; }

    /// <summary>The bytes to send, up to the piece of a file that ends them, if there is one.</summary>
    public ReadOnlyMemory<byte> Memory => _large?.FinishedFrame ?? _buffer.AsMemory(0, _length);

    /// <summary>Rents an empty chunk.</summary>
    public static OutputChunk Rent() => Pool.TryRent(out OutputChunk? chunk) ? chunk : new OutputChunk();

    /// <summary>Takes a frame over, if there is room for it. A frame that fills half a chunk or more is not copied, but wants a chunk of its own.</summary>
    public bool TryTake(McpFrameBuilder frame)
    {
        int controlLength = frame.Command.IsControl() ? frame.FrameLength : 0;
        if (frame.FrameLength >= Size / 2 || frame.File is not null)
        {
            if (_length > 0 || _large is not null)
            {
                return false;
            }

            frame.Finish();
            _large = frame;
            ControlLength = controlLength;
            return true;
        }

        if (_large is not null || frame.FrameLength > Size - _length)
        {
            return false;
        }

        frame.Finish().CopyTo(_buffer.AsSpan(_length));
        _length += frame.FrameLength;
        ControlLength += controlLength;
        McpFrameBuilder.Return(frame);
        return true;
    }

    /// <summary>Sends the chunk.</summary>
    public ValueTask SendAsync(ITransportConnection transport)
        => _large?.File is { } piece ? piece.SendAsync(transport, Memory) : transport.SendAsync(Memory);

    /// <summary>Gives the chunk back, sent or not.</summary>
    public void Return()
    {
        if (_large is not null)
        {
            McpFrameBuilder.Return(_large);
            _large = null;
        }

        _length = 0;
        ControlLength = 0;
        Next = null;
        Pool.Return(this);
    }
}
