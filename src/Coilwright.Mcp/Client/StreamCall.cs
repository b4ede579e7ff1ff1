using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Sessions;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Client;

/// <summary>A call with a stream in one direction or both.</summary>
internal sealed class StreamCall : AnsweredRequest
{
    private readonly McpFrameConnection _frames;
    private readonly MeasuredCall _measured;
    private readonly TaskCompletionSource _sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OutgoingStream? _outgoing;
    private Exception? _misanswer;

    private StreamCall(McpFrameConnection frames, McpFrameBuilder frame, bool isStreamExpected, in MeasuredCall measured)
    {
        _frames = frames;
        _measured = measured;
        Incoming = isStreamExpected ? new IncomingStream(frames, isRequest: false) : null;
        Prepare(frames, frame);
    }

    /// <summary>What the server streams, if a stream is expected.</summary>
    public IncomingStream? Incoming { get; }

    /// <summary>Sends the request.</summary>
    public static StreamCall Begin(
        McpFrameConnection frames, McpFrameBuilder frame, bool isStreamExpected, in MeasuredCall measured, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var call = new StreamCall(frames, frame, isStreamExpected, measured);
        call.Submit(frames, timeout, cancellationToken);
        if (call.Incoming is { } incoming)
        {
            incoming.SequenceId = call.SequenceId;
            _ = call.WatchAsync(incoming);
        }

        return call;
    }

    /// <inheritdoc/>
    public override void BeginSending() => _sending.TrySetResult();

    /// <summary>Takes a frame that belongs to the call's streams. Called by the receive loop.</summary>
    public void Receive(in McpFrame frame)
    {
        switch (frame.Command)
        {
            case McpCommand.StreamItem:
                Incoming?.Add(frame);
                break;
            case McpCommand.StreamEnd when Incoming is { } incoming:
                incoming.End(frame, SessionErrors.CreateForStream);
                _frames.Finish(this);
                break;
            case McpCommand.StreamEnd:
                // Before the call ends: no answer was accepted, and nothing else may be taken for one.
                _misanswer = StreamFrames.ReadEnd(_frames, frame, SessionErrors.CreateForStream).Error ?? new McpProtocolException(
                    McpProtocolFault.BadEnvelope, "The server answered with a stream where a message is expected. Both sides must declare the operation alike.");
                _frames.Finish(this);
                break;
            default:
                Volatile.Read(ref _outgoing)?.AddCredit(StreamFrames.ReadCredit(frame));
                break;
        }
    }

    /// <summary>Sends what the caller streams, until there is no more or the call has ended. Never fails.</summary>
    /// <param name="send">Sends it, and its end.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <returns>What was wrong with it, if it was at fault.</returns>
    public async Task<Exception?> SendAsync(Func<OutgoingStream, CancellationToken, ValueTask> send, CancellationToken cancellationToken)
    {
        var outgoing = new OutgoingStream(_frames, SequenceId);
        Volatile.Write(ref _outgoing, outgoing);
        try
        {
            // Nothing may come to the server before the request that it belongs to.
            await _sending.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            await send(outgoing, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception) when (!IsPending)
        {
            return null;
        }
        catch (Exception error)
        {
            // Given up before the server is told: an answer that it hurries to give must not take the place of the caller's own error, which
            // whoever reads what the server streams gets as well.
            Incoming?.End(error);
            Cancel();
            return error;
        }
    }

    /// <summary>Waits for the one message that answers the call.</summary>
    public async ValueTask<TResponse> AnswerAsync<TResponse>()
        where TResponse : IMcpMessage<TResponse>
    {
        try
        {
            await WaitAsync().ConfigureAwait(false);
            if (_misanswer is not null)
            {
                throw _misanswer;
            }

            using McpPayload payload = TakePayload();
            TResponse response = CallAnswer.Decode<TResponse>(payload);
            _measured.End(error: null);
            return response;
        }
        catch (Exception error)
        {
            _measured.End(error);
            throw;
        }
    }

    private async Task WatchAsync(IncomingStream incoming)
    {
        try
        {
            await WaitAsync().ConfigureAwait(false);
            if (Answer.Command == McpCommand.Response)
            {
                using McpPayload payload = TakePayload();
                CallAnswer.Decode<Services.McpEmpty>(payload);
                throw new McpProtocolException(McpProtocolFault.BadEnvelope, "The server answered with a message where a stream is expected. Both sides must declare the operation alike.");
            }
        }
        catch (Exception error)
        {
            incoming.End(error);
        }

        _measured.End(incoming.Error);
        _outgoing?.Stop(new OperationCanceledException("The call has ended."));
    }
}
