using System.Globalization;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Streams;

/// <summary>The items that this side sends within a call, no faster than the peer gives credit for.</summary>
/// <remarks>One sender at a time; credit and the end may come from anywhere.</remarks>
/// <param name="frames">The connection.</param>
/// <param name="sequenceId">The id of the request that it belongs to.</param>
/// <param name="ending">Called before the end is sent.</param>
internal sealed class OutgoingStream(McpFrameConnection frames, uint sequenceId, Action? ending = null)
{
    private const int LongestPiece = 256 * 1024;

    private readonly Lock _gate = new();
    private long _credit = StreamCredit.Initial;
    private TaskCompletionSource? _waiting;
    private Exception? _stop;
    private ulong _length;

    /// <summary>Whether anything was sent, so that only a StreamEnd can end it.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether its StreamEnd was sent.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Sends all items, then the end.</summary>
    /// <param name="items">What makes them.</param>
    /// <param name="stopping">Asks it to come to an end, and ends the wait for credit. What is made all the same is still sent.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    public async ValueTask SendAllAsync<TItem>(IAsyncEnumerable<TItem> items, CancellationToken stopping, CancellationToken cancellationToken)
        where TItem : IMcpMessage<TItem>
    {
        await foreach (TItem item in items.WithCancellation(stopping).ConfigureAwait(false))
        {
            McpFrameBuilder frame = await BeginItemAsync(stopping).ConfigureAwait(false);
            Encode(item, frame);
            await SendItemAsync(frame, cancellationToken).ConfigureAwait(false);
        }

        await EndAsync(McpStatus.Ok, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for credit and begins an item, which <see cref="SendItemAsync"/> sends.</summary>
    public async ValueTask<McpFrameBuilder> BeginItemAsync(CancellationToken cancellationToken)
    {
        await WaitForCreditAsync(cancellationToken).ConfigureAwait(false);
        return frames.BeginFrame(McpCommand.StreamItem, sequenceId);
    }

    /// <summary>Sends an item.</summary>
    public async ValueTask SendItemAsync(McpFrameBuilder frame, CancellationToken cancellationToken)
    {
        frames.Compress(frame);
        Count(frame.PayloadLength);
        await frames.SendCompressedAsync(frame, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a part of a file as an item, and waits until the file is not needed for it any more.</summary>
    /// <returns>How many bytes of it the file had; the item has them all, the rest as zeros.</returns>
    public async ValueTask<int> SendPieceAsync(FileStream file, long offset, int count, CancellationToken cancellationToken)
    {
        McpFrameBuilder frame = await BeginItemAsync(cancellationToken).ConfigureAwait(false);
        var piece = new FilePiece(file, offset, count);
        frame.File = piece;
        Count(count);
        await frames.SendCompressedAsync(frame, cancellationToken).ConfigureAwait(false);

        // Not given up for a token: a frame once taken is sent, and reads the file.
        await Task.WhenAny(piece.Sent, frames.Completion).ConfigureAwait(false);
        return piece.Sent.IsCompleted ? await piece.Sent.ConfigureAwait(false) : throw RequestErrors.CreateEnded(frames.Fault);
    }

    /// <summary>The most bytes of a file that one item may have: few enough for other frames to get in between, and for the peer to take them.</summary>
    public int MaxPieceLength => Math.Min(LongestPiece, frames.MaxSentLength);

    /// <summary>Ends the stream. Does nothing the second time.</summary>
    public ValueTask EndAsync(McpStatus status, ErrorBody? error, CancellationToken cancellationToken)
    {
        if (HasEnded)
        {
            return ValueTask.CompletedTask;
        }

        HasEnded = true;
        ending?.Invoke();
        McpFrameBuilder frame = frames.BeginFrame(McpCommand.StreamEnd, sequenceId);
        new StreamEnd(status, _length).Encode(frame);
        frame.BeginBody();
        error?.EncodeWithin(frame, frames.MaxSentLength);
        return frames.SendAsync(frame, cancellationToken);
    }

    /// <summary>Lets the sender send more.</summary>
    /// <exception cref="McpProtocolException">No peer may give so much, or none.</exception>
    public void AddCredit(uint bytes)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _credit += bytes;
            if (bytes is 0 or > int.MaxValue || _credit > int.MaxValue)
            {
                throw new McpProtocolException(
                    McpProtocolFault.BadEnvelope,
                    string.Create(CultureInfo.InvariantCulture, $"A StreamCredit of {bytes} bytes came; it must be 1 to 2147483647, and so must the sum."));
            }

            waiting = _credit > 0 ? _waiting : null;
        }

        waiting?.TrySetResult();
    }

    /// <summary>Ends the sending: nobody wants the rest.</summary>
    public void Stop(Exception reason)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _stop ??= reason;
            waiting = _waiting;
        }

        waiting?.TrySetResult();
    }

    /// <summary>Takes an item that is sent off the credit.</summary>
    public void Count(int length)
    {
        lock (_gate)
        {
            _credit -= StreamCredit.CostOf(length);
        }

        _length += (uint)length;
        HasBegun = true;
    }

    private async ValueTask WaitForCreditAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task waiting;
            lock (_gate)
            {
                if (_stop is not null)
                {
                    throw _stop;
                }

                if (_credit > 0)
                {
                    return;
                }

                _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting = _waiting.Task;
            }

            await waiting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Encode<TItem>(TItem item, McpFrameBuilder frame)
        where TItem : IMcpMessage<TItem>
    {
        try
        {
            item.Encode(frame);
            frames.ThrowIfTooLong(frame);
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }
}
