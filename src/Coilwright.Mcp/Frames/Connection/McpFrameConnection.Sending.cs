using System.Buffers;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameConnection
{
    private long _requestsAnswered;

    /// <summary>The most payload of one frame that the peer takes, in bytes, as far as it has said so.</summary>
    internal int MaxSentLength { get; set; } = int.MaxValue;

    /// <summary>Begins a frame. It is given to one of the methods that send, or disposed of.</summary>
    /// <param name="command">What the frame is.</param>
    /// <param name="sequenceId">The sequence id; of no matter for a request, which gets its own when it is sent.</param>
    public McpFrameBuilder BeginFrame(McpCommand command, uint sequenceId = 0)
    {
        _ = _options;
        return McpFrameBuilder.Rent(command, sequenceId);
    }

    /// <summary>Sends the answer to a request.</summary>
    /// <param name="sequenceId">The sequence id of the request.</param>
    /// <param name="payload">The payload, copied before this method returns.</param>
    /// <param name="cancellationToken">Ends the wait for room; the response is then not sent.</param>
    /// <inheritdoc cref="SendAsync(McpFrameBuilder, CancellationToken)"/>
    public ValueTask RespondAsync(uint sequenceId, ReadOnlySpan<byte> payload, CancellationToken cancellationToken = default)
        => SendAsync(McpCommand.Response, sequenceId, payload, cancellationToken);

    /// <summary>Sends a frame with a payload that is there already.</summary>
    /// <param name="command">What the frame is; for a request see <see cref="RequestAsync(ReadOnlySpan{byte}, TimeSpan?, CancellationToken)"/>.</param>
    /// <param name="sequenceId">The sequence id.</param>
    /// <param name="payload">The payload, copied before this method returns.</param>
    /// <param name="cancellationToken">Ends the wait for room; the frame is then not sent.</param>
    /// <inheritdoc cref="SendAsync(McpFrameBuilder, CancellationToken)"/>
    public ValueTask SendAsync(McpCommand command, uint sequenceId, ReadOnlySpan<byte> payload, CancellationToken cancellationToken = default)
    {
        McpFrameBuilder frame = BeginFrame(command, sequenceId);
        frame.Write(payload);
        return SendAsync(frame, cancellationToken);
    }

    /// <summary>Sends a frame.</summary>
    /// <param name="frame">The frame, which belongs to the connection from now on, whatever happens.</param>
    /// <param name="cancellationToken">Ends the wait for room; the frame is then not sent.</param>
    /// <returns>Ends when the connection has taken the frame: at once, unless the peer does not take what was sent before.</returns>
    /// <exception cref="McpConnectionException">The connection has ended, or ended during the wait.</exception>
    /// <exception cref="InvalidOperationException">It is a control frame with more than 64 KiB of payload.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask SendAsync(McpFrameBuilder frame, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        frame.ThrowIfGivenBack();
        Compress(frame);
        return SendCompressedAsync(frame, cancellationToken);
    }

    /// <summary>Refuses a frame that the peer would not take, before it is sent.</summary>
    /// <exception cref="InvalidOperationException">It is too long. It is the caller's to dispose of.</exception>
    internal void ThrowIfTooLong(McpFrameBuilder frame)
    {
        if (frame.PayloadLength > MaxSentLength)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The message makes a frame of {frame.PayloadLength} bytes of payload; the peer takes {MaxSentLength}. Send less, or use a stream."));
        }
    }

    /// <summary>Sends a frame as it is.</summary>
    internal ValueTask SendCompressedAsync(McpFrameBuilder frame, CancellationToken cancellationToken)
    {
        ValueTask taking = Put(frame, long.MaxValue, out QueuedFrame? waiting, cancellationToken);
        return waiting is null ? taking : waiting.AsTask(cancellationToken);
    }

    /// <summary>Sends a call that is not answered. While it waits for room it is bounded as a request is: in its time, and in the bytes that wait with it.</summary>
    /// <param name="frame">The frame, which belongs to the connection from now on, whatever happens.</param>
    /// <param name="timeout">How long it may wait.</param>
    /// <param name="cancellationToken">Ends the wait; the frame is then not sent.</param>
    internal ValueTask SendOneWayAsync(McpFrameBuilder frame, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Compress(frame);
        ValueTask taking = Put(frame, _options.MaxWaitingBytes, out QueuedFrame? waiting, cancellationToken);
        return waiting is null ? taking : WaitAsync(waiting, timeout, cancellationToken);
    }

    private async ValueTask WaitAsync(QueuedFrame waiting, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var overdue = new CancellationTokenSource(timeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(overdue.Token, cancellationToken);
        try
        {
            await waiting.AsTask(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw RequestErrors.CreateUnsent(timeout);
        }
    }

    /// <summary>Puts a frame behind what is to be sent, or lets it wait for room.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="mostWaiting">How many bytes may wait, this frame among them.</param>
    /// <param name="waiting">What to wait for; <see langword="null"/> if the frame was taken, or refused with the error that is returned.</param>
    /// <param name="cancellationToken">A frame that nobody wants any more is not taken.</param>
    private ValueTask Put(McpFrameBuilder frame, long mostWaiting, out QueuedFrame? waiting, CancellationToken cancellationToken)
    {
        waiting = null;
        FlushDuty duty = FlushDuty.None;
        if (cancellationToken.IsCancellationRequested)
        {
            frame.Dispose();
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (FrameHeaderCheck.IsTooLongForControl(frame.Command, (uint)frame.PayloadLength))
        {
            string message = FormattableString.Invariant($"A {frame.Command} frame of {frame.PayloadLength} bytes was to be sent; at most {FrameHeaderCheck.MaxControlLength} are taken.");
            frame.Dispose();
            return ValueTask.FromException(new InvalidOperationException(message));
        }

        lock (_gate)
        {
            if (_hasEnded)
            {
                frame.Dispose();
                return ValueTask.FromException(RequestErrors.CreateEnded(_fault));
            }

            if (_isPeerGoingAway && frame.Command == McpCommand.OneWay)
            {
                frame.Dispose();
                return ValueTask.FromException(RequestErrors.CreateNotTaken(TimeSpan.Zero, null));
            }

            bool isAnswer = frame.Command is McpCommand.Response or McpCommand.StreamEnd;
            if (_output.TryTake(frame))
            {
                duty = TakeFlushDuty();
            }
            else if (_output.Waiting.Length + frame.FrameLength > mostWaiting)
            {
                frame.Dispose();
                return ValueTask.FromException(RequestErrors.CreateQueueFull(TimeSpan.Zero));
            }
            else
            {
                waiting = _output.Wait(frame);
            }

            if (isAnswer && _requestsAnswered < Volatile.Read(ref _requestsTaken))
            {
                _requestsAnswered++;
            }
        }

        Flush(duty);
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends a frame that keeps the connection going, unless so many are held up that the peer cannot miss it.</summary>
    internal bool TrySendControl(McpCommand command, uint sequenceId, ReadOnlySpan<byte> payload)
    {
        McpFrameBuilder frame = McpFrameBuilder.Rent(command, sequenceId);
        frame.Write(payload);
        bool isTaken;
        FlushDuty duty = FlushDuty.None;
        lock (_gate)
        {
            isTaken = !_hasEnded && _output.TryTake(frame);
            if (isTaken)
            {
                duty = TakeFlushDuty();
            }
        }

        if (!isTaken)
        {
            frame.Dispose();
        }

        Flush(duty);
        return isTaken;
    }

    /// <summary>Compresses a body if the peer understands it and it is worth it.</summary>
    internal void Compress(McpFrameBuilder frame)
    {
        if (CompressionThreshold > 0)
        {
            frame.Compress(CompressionThreshold);
        }
    }

    /// <summary>
    /// Called under the lock when something was added. One request at a time is fastest when its caller sends it; with more of them under way, or other
    /// callers about to be woken, it pays to let a few come together.
    /// </summary>
    private FlushDuty TakeFlushDuty()
    {
        if (!_output.TryBeginFlush())
        {
            return FlushDuty.None;
        }

        long unanswered = Volatile.Read(ref _requestsTaken) - _requestsAnswered;
        bool isAlone = _requests.Count + unanswered <= 1 && !_isMoreReceived && (_options.Work is not null || _work.IsEmpty);
        return isAlone ? FlushDuty.Inline : FlushDuty.Elsewhere;
    }

    private void Flush(FlushDuty duty)
    {
        if (duty == FlushDuty.Inline)
        {
            _output.FlushInline();
        }
        else if (duty == FlushDuty.Elsewhere)
        {
            _output.FlushElsewhere();
        }
    }
}
