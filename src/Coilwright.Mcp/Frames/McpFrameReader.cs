using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Coilwright.Telemetry;

namespace Coilwright.Mcp.Frames;

/// <summary>Reads frames from a pipe, however the bytes were cut on their way.</summary>
/// <remarks>
/// For one reader at a time. Allocates nothing in steady state. It keeps at most one frame of <c>maxFrameLength</c> and
/// what came glued to it. Frames of a command that this version does not define are dropped as they come and counted.
/// </remarks>
public sealed class McpFrameReader
{
    /// <summary>The payload that is taken unless told otherwise: 4 MiB.</summary>
    public const int DefaultMaxFrameLength = 4 * 1024 * 1024;

    private readonly PipeReader _input;
    private FrameParser _parser;
    private ReadOnlySequence<byte> _buffer;

    // What the buffer begins with, and how much of that has been taken: one frame after the other is found in it without cutting the buffer each time.
    private ReadOnlyMemory<byte> _piece;
    private int _taken;
    private long _kept;
    private long _seen;
    private bool _isBorrowing;

    /// <summary>Creates a reader. The pipe stays the caller's to complete.</summary>
    /// <param name="input">Where the bytes come from.</param>
    /// <param name="maxFrameLength">The most payload a frame may announce, in bytes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    public McpFrameReader(PipeReader input, int maxFrameLength = DefaultMaxFrameLength)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFrameLength, 1);
        _input = input;
        _parser = new FrameParser(maxFrameLength);
    }

    /// <summary>The frame that was read last. Its payload is valid until the next call of <see cref="TryRead"/> or <see cref="ReadAsync"/>.</summary>
    public McpFrame Frame { get; private set; }

    /// <summary>How many frames were dropped because this version does not define their command.</summary>
    public long DiscardedFrames => _parser.DiscardedFrames;

    /// <summary>How many bytes came, those of a frame that is not yet whole included.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Whether bytes have come beyond <see cref="Frame"/>, so that the next read will probably not have to wait.</summary>
    public bool HasMore => _taken < _piece.Length || _piece.Length < _buffer.Length;

    /// <summary>Moves to the next frame if it has come already. Never waits.</summary>
    /// <exception cref="McpProtocolException">What came is not a frame, or a longer one than the limit allows.</exception>
    public bool TryRead()
    {
        if (!_parser.TryReadWithin(_piece, ref _taken, out McpFrame frame))
        {
            Cut();
            if (!_parser.TryRead(ref _buffer, out frame))
            {
                Frame = default;
                return false;
            }

            _piece = _buffer.First;
        }

        Frame = frame;
        return true;
    }

    /// <summary>Moves to the next frame, waiting for it. <see langword="false"/> at the end of the stream.</summary>
    /// <exception cref="McpProtocolException">What came is not a frame, is longer than the limit, or the stream ended within one.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing is lost, a later call goes on.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
        => TryRead() ? new ValueTask<bool>(true) : WaitAsync(cancellationToken);

    /// <summary>Waits for more bytes, when <see cref="TryRead"/> has found no whole frame. Followed by <see cref="EndWait"/>.</summary>
    internal ValueTask<ReadResult> BeginWait(CancellationToken cancellationToken = default)
    {
        if (_isBorrowing)
        {
            // What was consumed goes back to the pipe; all of the rest has been looked at.
            Cut();
            ReadOnlySequence<byte> rest = _buffer;
            _isBorrowing = false;
            _buffer = default;
            _kept = rest.Length;
            _input.AdvanceTo(rest.Start, rest.End);
        }

        return _input.ReadAsync(cancellationToken);
    }

    /// <summary>Takes the bytes that came. <see langword="false"/> if none will follow, or the transport has ended the wait because it was closed here.</summary>
    internal bool EndWait(in ReadResult result)
    {
        _buffer = result.Buffer;
        _piece = _buffer.First;
        _isBorrowing = true;
        BytesReceived += _buffer.Length - _kept;
        _seen = _kept;
        _kept = _buffer.Length;
        return result is { IsCompleted: false, IsCanceled: false };
    }

    /// <summary>Shows the bytes that <see cref="EndWait"/> has taken.</summary>
    internal void Show(TappedLine tap) => tap.Received(_buffer, _seen);

    /// <summary>Called at the end of the stream.</summary>
    internal void ThrowIfWithinFrame()
    {
        if (!_buffer.IsEmpty || !_parser.IsBetweenFrames)
        {
            throw new McpProtocolException(
                McpProtocolFault.TruncatedFrame,
                string.Create(CultureInfo.InvariantCulture, $"The connection ended within a frame, {_buffer.Length} bytes into it. The peer or the network broke off."));
        }
    }

    private void Cut()
    {
        _buffer = _buffer.Slice(_taken);
        _piece = default;
        _taken = 0;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await BeginWait(cancellationToken).ConfigureAwait(false);
            bool mayFollow = EndWait(result);
            if (TryRead())
            {
                return true;
            }

            if (result.IsCanceled)
            {
                throw new OperationCanceledException();
            }

            if (!mayFollow)
            {
                ThrowIfWithinFrame();
                return false;
            }
        }
    }
}
