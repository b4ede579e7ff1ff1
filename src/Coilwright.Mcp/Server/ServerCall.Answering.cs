using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Sessions;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Server;

internal sealed partial class ServerCall
{
    /// <inheritdoc/>
    public override ValueTask RespondAsync<TResponse>(TResponse response)
    {
        McpFrameBuilder frame = BeginResponse(McpStatus.Ok);
        try
        {
            response.Encode(frame);
        }
        catch
        {
            frame.Dispose();
            throw;
        }

        // From here on it counts as answered; whether the answer arrives is no longer the service's concern.
        _hasAnswered = true;
        return _session.Frames.SendAsync(frame);
    }

    /// <inheritdoc/>
    public override OutgoingStream BeginStream()
    {
        var outgoing = new OutgoingStream(_session.Frames, SequenceId);
        Volatile.Write(ref _outgoing, outgoing);
        return outgoing;
    }

    /// <summary>Answers a call that never began.</summary>
    public async Task RefuseAsync(McpStatusException reason)
    {
        _payload.Dispose();
        Incoming?.Discard();
        _session.Forget(this);
        await FailAsync(reason).ConfigureAwait(false);
    }

    /// <summary>Answers with an error, in the way that what was sent before leaves open. Never fails.</summary>
    private async ValueTask FailAsync(Exception error)
    {
        if (_cancelledAs != McpStatus.None)
        {
            error = new McpStatusException(
                _cancelledAs, _cancelledAs == McpStatus.RequestTimeout ? "The call's time had passed at the server." : "The call was cancelled.", 0, error);
        }
        else if (error is not (McpStatusException or McpRejectedException))
        {
            _session.Options.CallFailed?.Invoke(Operation.FullName, error);
        }

        if (_hasAnswered || Operation.Operation.IsOneWay || Outgoing is { HasEnded: true })
        {
            return;
        }

        (McpStatus status, ErrorBody body) = SessionErrors.Describe(error);
        try
        {
            if (Outgoing is { HasBegun: true } outgoing)
            {
                await outgoing.EndAsync(status, body, CancellationToken.None).ConfigureAwait(false);
                return;
            }

            McpFrameBuilder frame = BeginResponse(status);
            body.Encode(frame);
            await _session.Frames.SendAsync(frame).ConfigureAwait(false);
        }
        catch (McpException)
        {
            // The connection has ended: there is nobody to tell.
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
