using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Sessions;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Server;

/// <summary>How calls are answered.</summary>
internal sealed partial class ServerCall
{
    private OutgoingStream? _outgoing;
    private McpStatus? _failure;
    private bool _hasAnswered;

    /// <summary>What goes to the caller as a stream.</summary>
    public OutgoingStream? Outgoing => Volatile.Read(ref _outgoing);

    /// <inheritdoc/>
    public override ValueTask RespondAsync<TResponse>(TResponse response)
    {
        McpFrameBuilder frame = BeginResponse(McpStatus.Ok);
        try
        {
            response.Encode(frame);
            _session.Frames.ThrowIfTooLong(frame);
        }
        catch
        {
            frame.Dispose();
            throw;
        }

        // From here on it counts as answered; whether the answer arrives is no longer the service's concern.
        _hasAnswered = true;
        _session.FreeId(this);
        ValueTask sending = _session.Frames.SendAsync(frame);
        if (!sending.IsCompleted)
        {
            // An answer that waits for its reader is no work: who reads slowly holds up nobody else.
            LeavePlace();
        }

        return sending;
    }

    /// <inheritdoc/>
    public override OutgoingStream BeginStream()
    {
        var outgoing = new OutgoingStream(_session.Frames, SequenceId, () => _session.FreeId(this));
        Volatile.Write(ref _outgoing, outgoing);
        return outgoing;
    }

    /// <summary>Answers a call that never began. Counted among those of its session until the answer is on its way, so that unread answers are bounded too.</summary>
    public async Task RefuseAsync(McpStatusException reason)
    {
        if (reason.Status == McpStatus.TooManyRequests)
        {
            _session.Telemetry.NoteShed();
        }

        await FailAsync(reason).ConfigureAwait(false);
        Release();
    }

    /// <summary>Answers with an error, in the way that what was sent before leaves open. Never fails.</summary>
    private async ValueTask FailAsync(Exception error)
    {
        if (_hasAnswered || _session.Frames.HasEnded)
        {
            // Only the connection can have failed, of which the service knows nothing.
            return;
        }

        if (IsCancelled)
        {
            error = error is McpStatusException { Status: McpStatus.RequestTimeout or McpStatus.ClientClosedRequest } ? error : Cancelled(error);
        }
        else if (error is OperationCanceledException && Volatile.Read(ref _isStopped))
        {
            error = Stopped(error);
        }
        else if (error is not (McpStatusException or McpRejectedException))
        {
            Report(error);
        }

        (McpStatus status, ErrorBody body) = SessionErrors.Describe(error);
        _failure = status;
        if (IsOneWay || Outgoing is { HasEnded: true })
        {
            return;
        }

        try
        {
            if (Outgoing is { } outgoing && (outgoing.HasBegun || Volatile.Read(ref _isStopped)))
            {
                // Where the server stops even if nothing was sent: a Response would say that nothing was done.
                await outgoing.EndAsync(status, body, CancellationToken.None).ConfigureAwait(false);
                return;
            }

            McpFrameBuilder frame = BeginResponse(status);
            body.EncodeWithin(frame, _session.Frames.MaxSentLength);
            _session.FreeId(this);
            ValueTask sending = _session.Frames.SendAsync(frame);
            if (!sending.IsCompleted)
            {
                LeavePlace();
            }

            await sending.ConfigureAwait(false);
        }
        catch (McpException)
        {
            // The connection has ended: there is nobody to tell.
        }
        catch (Exception unsendable)
        {
            // A message that no text can be made of, perhaps. The caller must not wait for what does not come.
            _session.Frames.Abort(unsendable);
        }
    }

    private void Report(Exception error)
    {
        try
        {
            _session.Options.CallFailed?.Invoke(Operation.FullName, error);
        }
        catch (Exception)
        {
            // It must not throw, and where it does all the same, neither the caller nor the process is to suffer for it.
        }
    }

    private McpFrameBuilder BeginResponse(McpStatus status)
    {
        McpFrameBuilder frame = _session.Frames.BeginFrame(McpCommand.Response, SequenceId);
        frame.Advance(ResponseStatus.Encode(status, frame.GetSpan(ResponseStatus.EncodedSize)));
        frame.BeginBody();
        return frame;
    }
}
