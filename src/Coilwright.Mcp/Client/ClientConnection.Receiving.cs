using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Client;

internal sealed partial class ClientConnection
{
    /// <summary>Takes what is neither response nor heartbeat.</summary>
    private ValueTask ReceiveAsync(McpFrameConnection frames, McpFrame frame)
    {
        switch (frame.Command)
        {
            case McpCommand.Welcome:
                Welcome(frame);
                break;
            case McpCommand.Goaway:
                GoAway(frame);
                break;
            case McpCommand.StreamItem or McpCommand.StreamEnd or McpCommand.StreamCredit when !_welcome.Task.IsCompleted:
                throw new McpProtocolException(McpProtocolFault.BadEnvelope, $"A {frame.Command} came before the Welcome.");
            case McpCommand.StreamItem or McpCommand.StreamEnd or McpCommand.StreamCredit:
                (frames.FindRequest(frame.SequenceId) as StreamCall)?.Receive(frame);
                break;
            case McpCommand.Request:
                return RefuseAsync(frame.SequenceId);
        }

        return ValueTask.CompletedTask;
    }

    private void GoAway(in McpFrame frame)
    {
        using McpPayload payload = Frames.CopyPayload(frame);
        if (!MessageDecoder.TryDecode<Goaway>(payload.Span, out Goaway? goaway))
        {
            throw new McpProtocolException(McpProtocolFault.BadEnvelope, "A Goaway came that cannot be read.");
        }

        var reason = new McpStatusException(
            goaway.Status.IsError() ? goaway.Status : McpStatus.ServiceUnavailable, $"The server takes no more calls on this connection: {goaway.Message}");
        _isGoingAway = true;
        _welcome.TrySetException(reason);
        _died.TrySetResult(reason);
        Frames.FailAfter(goaway.LastSequenceId);
    }

    /// <summary>A client offers no operations.</summary>
    private async ValueTask RefuseAsync(uint sequenceId)
    {
        byte[] payload = new byte[ResponseStatus.EncodedSize];
        ResponseStatus.Encode(McpStatus.NotFound, payload);
        await Frames.RespondAsync(sequenceId, payload).ConfigureAwait(false);
    }
}
