using System.Buffers;
using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameConnection
{
    /// <summary>Sends a request and waits for its response.</summary>
    /// <param name="payload">The payload, copied before this method returns.</param>
    /// <inheritdoc cref="RequestAsync(McpFrameBuilder, TimeSpan?, CancellationToken)"/>
    /// <param name="timeout"></param>
    /// <param name="cancellationToken"></param>
    public ValueTask<McpPayload> RequestAsync(ReadOnlySpan<byte> payload, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        McpFrameBuilder frame = BeginFrame(McpCommand.Request);
        frame.Write(payload);
        return RequestAsync(frame, timeout, cancellationToken);
    }

    /// <summary>Sends a request and waits for its response.</summary>
    /// <param name="frame">The frame, which belongs to the connection from now on, whatever happens.</param>
    /// <param name="timeout">How long all of it may take; <see cref="McpFrameConnectionOptions.RequestTimeout"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives the request up. What was begun of it is still sent.</param>
    /// <returns>The payload of the response, unpacked, which the caller disposes of.</returns>
    /// <exception cref="McpTimeoutException">No response came in time.</exception>
    /// <exception cref="McpConnectionException">The connection has ended, or ended before the response came.</exception>
    /// <exception cref="McpRejectedException">As many requests as may be are in flight or wait to be sent.</exception>
    /// <exception cref="McpProtocolException">The response is compressed and cannot be unpacked, or is too large.</exception>
    /// <exception cref="OperationCanceledException">The caller gave the request up.</exception>
    public ValueTask<McpPayload> RequestAsync(McpFrameBuilder frame, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        frame.ThrowIfGivenBack();
        TimeSpan limit = timeout ?? _options.RequestTimeout;
        McpFrameConnectionOptions.ThrowIfNotTimeout(limit);
        Compress(frame);
        PayloadRequest request = PayloadRequest.Rent(this, frame);
        request.Submit(this, limit, cancellationToken);
        return request.AsTask();
    }

    /// <summary>Sends a Ping, which passes whatever waits to be sent, and measures how long its Pong takes.</summary>
    /// <inheritdoc cref="RequestAsync(McpFrameBuilder, TimeSpan?, CancellationToken)"/>
    /// <param name="timeout"></param>
    /// <param name="cancellationToken"></param>
    /// <returns>The time from the call to the Pong.</returns>
    public async ValueTask<TimeSpan> PingAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        TimeSpan limit = timeout ?? _options.RequestTimeout;
        McpFrameConnectionOptions.ThrowIfNotTimeout(limit);
        McpFrameBuilder frame = BeginFrame(McpCommand.Ping);
        long start = _options.TimeProvider.GetTimestamp();
        new PingClock((ulong)start).Encode(frame);
        var ping = new PingRequest { Frame = frame };
        ping.Submit(this, limit, cancellationToken);
        await ping.WaitAsync().ConfigureAwait(false);
        return _options.TimeProvider.GetElapsedTime(start);
    }

    void IRequestChannel.Submit(PendingRequest pending)
    {
        var request = (McpPendingRequest)pending;
        McpFrameBuilder frame = request.TakeFrame();
        FlushDuty duty = FlushDuty.None;
        FailureKind? refusal = null;
        lock (_gate)
        {
            if (!request.IsPending)
            {
                frame.Dispose();
                return;
            }

            if (_hasEnded)
            {
                refusal = _endKind;
            }
            else if (_isPeerGoingAway && request.AnswerCommand == McpCommand.Response)
            {
                refusal = FailureKind.NotTaken;
            }
            else if ((_requests.IsFull && request.AnswerCommand == McpCommand.Response) || !TrySubmit(request, frame, out duty))
            {
                // However many calls wait for their answers: a ping is what tells whether any are to come.
                refusal = FailureKind.QueueFull;
            }
        }

        Flush(duty);
        if (refusal is { } kind)
        {
            frame.Dispose();
            if (request.TryClaim(RequestOutcome.Failed))
            {
                request.RecordFailure(kind, RequestPhase.Queue, _fault);
                request.Complete();
            }
        }
    }

    void IRequestChannel.Withdraw(PendingRequest pending)
    {
        bool wasSent;
        lock (_gate)
        {
            wasSent = Unlink((McpPendingRequest)pending);
        }

        if (wasSent)
        {
            TellCancelled((McpPendingRequest)pending);
        }

        FlushHeld();
    }

    /// <summary>Tells how long a request that has ended waited to be sent, where somebody wants to know.</summary>
    internal void NoteWait(McpPendingRequest request)
    {
        if (request.SentAt != 0)
        {
            _options.Telemetry?.NoteWait(_options.TimeProvider.GetElapsedTime(request.StartedAt, request.SentAt));
        }
    }

    /// <summary>Called under the lock.</summary>
    private bool TrySubmit(McpPendingRequest request, McpFrameBuilder frame, out FlushDuty duty)
    {
        duty = FlushDuty.None;

        // The id goes into the header, so it is there before the frame is taken. One that is not taken after all is merely skipped.
        _requests.Add(request);
        frame.SequenceId = request.SequenceId;
        bool isHeld = IsToBeHeld(request);
        if (!isHeld && _output.TryTake(frame))
        {
            duty = TakeFlushDuty();
            NoteSent(request);
        }
        else if (frame.Command.IsControl() || _held.Length + _output.Waiting.Length + frame.FrameLength > _options.MaxWaitingBytes)
        {
            _requests.Remove(request);
            return false;
        }
        else if (isHeld)
        {
            Hold(request, frame);
        }
        else
        {
            request.Queued = _output.Wait(frame, request);
            request.BeginSending();
        }

        Watch();
        return true;
    }

    /// <summary>Called under the lock.</summary>
    private void NoteSent(McpPendingRequest request)
    {
        request.BeginSending();
        if (_options.Telemetry is { WantsWaits: true })
        {
            request.NoteSent();
        }
    }

    /// <summary>Called under the lock, for a request that is claimed. Lets go of it, and tells whether the peer may know of it.</summary>
    private bool Unlink(McpPendingRequest request)
    {
        if (!Forget(request))
        {
            return false;
        }

        bool wasSent = request.Queued is null;
        if (request.Queued is { } entry)
        {
            _ = _held.Remove(entry) || _output.Waiting.Remove(entry);
            entry.TakeFrame().Dispose();
        }

        return wasSent;
    }

    private void TellCancelled(McpPendingRequest request)
    {
        if (_options.UseEnvelope && request.AnswerCommand == McpCommand.Response)
        {
            TrySendControl(McpCommand.Cancel, request.SequenceId, []);
        }
    }
}
