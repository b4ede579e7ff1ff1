using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Sessions;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Server;

internal sealed partial class ServerSession
{
    /// <summary>Takes what the client sends. Nothing here waits for a service.</summary>
    private ValueTask ReceiveAsync(McpFrameConnection frames, McpFrame frame)
    {
        Frames = frames;
        if (Id == Guid.Empty)
        {
            return GreetAsync(frame);
        }

        switch (frame.Command)
        {
            case McpCommand.Request or McpCommand.OneWay:
                return TakeCall(frames, frame);
            case McpCommand.Cancel:
                Find(frame.SequenceId)?.Cancel(McpStatus.ClientClosedRequest);
                break;
            case McpCommand.StreamItem:
                Find(frame.SequenceId)?.Incoming?.Add(frame);
                break;
            case McpCommand.StreamEnd:
                Find(frame.SequenceId)?.Incoming?.End(frame, SessionErrors.Create);
                break;
            case McpCommand.StreamCredit:
                uint credit = StreamFrames.ReadCredit(frame);
                Find(frame.SequenceId)?.Outgoing?.AddCredit(credit);
                break;
            case McpCommand.Hello or McpCommand.Welcome:
                throw new McpProtocolException(McpProtocolFault.BadEnvelope, $"A {frame.Command} came after the handshake.");
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask TakeCall(McpFrameConnection frames, in McpFrame frame)
    {
        if (frame.Command == McpCommand.Request && frame.SequenceId is 0 or >= ServerSide)
        {
            // Before anything else, because every answer would name the id.
            throw new McpProtocolException(
                McpProtocolFault.BadEnvelope, FormattableString.Invariant($"A request came with the sequence id {frame.SequenceId:X8}; those of clients are 00000001 to 7FFFFFFF."));
        }

        if (!CallHeader.TryDecode(frame.Payload, out CallHeader header, out int bodyStart))
        {
            return RejectAsync(frame, McpStatus.BadRequest, "The call header cannot be read.");
        }

        if (frame.Command == McpCommand.OneWay && header.IsBodyStreamed)
        {
            return RejectAsync(frame, McpStatus.BadRequest, "What is one-way has no stream: nothing could name it.");
        }

        ServedOperation? operation = _server.FindOperation(header.Operation);
        if (operation is null)
        {
            return RejectAsync(frame, McpStatus.NotFound, FormattableString.Invariant($"There is no operation {header.Operation}."));
        }

        if (operation.Operation.IsOneWay != (frame.Command == McpCommand.OneWay))
        {
            return RejectAsync(frame, McpStatus.BadRequest, $"{operation.FullName} is {(operation.Operation.IsOneWay ? "one-way" : "answered")}. Both sides must declare it alike.");
        }

        if (operation.Operation.Roles.Count > 0 && !Roles.Overlaps(operation.Operation.Roles))
        {
            return RejectAsync(
                frame, McpStatus.Forbidden, $"{operation.FullName} requires the role {string.Join(" or ", operation.Operation.Roles)}, which the client's certificate does not give.");
        }

        long deadline = header.TimeoutMilliseconds is { } left
            ? frames.LastReceivedAt + left * Options.TimeProvider.TimestampFrequency / 1000
            : long.MaxValue;
        ServerCall call = ServerCall.Rent(this, operation, header, frame.SequenceId, deadline);
        string? refusal;
        switch (TryRemember(call))
        {
            case CallAdmission.IsTaken:
                call.SetPayload(McpFrameConnection.CopyPacked(frame), bodyStart, frame.Header.IsCompressed);
                refusal = Scheduler.Submit(call);
                break;
            case CallAdmission.IsOneTooMany:
                refusal = "As many calls of this session are at work or waiting as may be.";
                break;
            case CallAdmission.IsHeldUp:
                refusal = HeldUp;
                break;
            default:
                // Not looked at, as the Goaway says.
                return ValueTask.CompletedTask;
        }

        if (refusal is null)
        {
            return ValueTask.CompletedTask;
        }

        call.Release();
        return RejectAsync(frame, McpStatus.TooManyRequests, refusal);
    }

    /// <summary>Answers a call that is not taken. Waits where the client does not read its answers: then nothing more of it is read either.</summary>
    private ValueTask RejectAsync(in McpFrame frame, McpStatus status, string message)
    {
        if (status == McpStatus.TooManyRequests)
        {
            Telemetry.NoteShed();
        }

        if (frame.Command == McpCommand.OneWay)
        {
            return ValueTask.CompletedTask;
        }

        McpFrameBuilder answer = Frames.BeginFrame(McpCommand.Response, frame.SequenceId);
        answer.Advance(ResponseStatus.Encode(status, answer.GetSpan(ResponseStatus.EncodedSize)));
        answer.BeginBody();
        uint retryAfter = status == McpStatus.TooManyRequests ? (uint)Options.RetryAfter.TotalMilliseconds : 0;
        new ErrorBody(0, message, retryAfter).EncodeWithin(answer, Frames.MaxSentLength);
        return Frames.SendAsync(answer);
    }

    private async ValueTask GreetAsync(McpFrame frame)
    {
        if (frame.Command == McpCommand.Goaway)
        {
            return;
        }

        using McpPayload payload = Frames.CopyPayload(frame);
        if (frame.Command != McpCommand.Hello || !MessageDecoder.TryDecode<Hello>(payload.Span, out Hello? hello))
        {
            throw new McpProtocolException(McpProtocolFault.BadEnvelope, $"The first frame of a client must be a Hello, but a {frame.Command} came.");
        }

        if (hello.MinVersion > McpFrameHeader.ExpectedVersion || hello.MaxVersion < McpFrameHeader.ExpectedVersion)
        {
            _ = GoAwayAsync(McpStatus.BadRequest, "Only version 1 is spoken here.", TimeSpan.Zero);
            return;
        }

        Frames.MaxSentLength = hello.Limits.CheckFrameLength();
        bool isResumed = _server.Sessions.TryResume(hello.SessionId, Owner);
        Name = hello.Name;
        McpFeatures features = hello.Features & (McpFeatures.Gzip | McpFeatures.Streams);
        Frames.CompressionThreshold = features.HasFlag(McpFeatures.Gzip) ? Options.CompressionThreshold : 0;
        uint idle = Options.IdleTimeout == Timeout.InfiniteTimeSpan ? 0 : (uint)Options.IdleTimeout.TotalMilliseconds;
        Id = isResumed ? hello.SessionId : Guid.NewGuid();
        var welcome = new Welcome(
            McpFrameHeader.ExpectedVersion,
            isResumed,
            features,
            Id,
            new PeerLimits((uint)Options.MaxFrameLength, (uint)Options.MaxInFlightPerSession, idle),
            _server.Services);
        await Frames.SendAsync(McpCommand.Welcome, 0, welcome.ToArray()).ConfigureAwait(false);
    }
}
