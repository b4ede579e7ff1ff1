using System.Buffers;
using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameConnection
{
    private Task _receiving = Task.CompletedTask;
    private long _answered;
    private long _late;
    private long _unmatched;
    private long _unreceived;
    private long _lastReceivedAt;
    private long _requestsTaken;
    private volatile bool _isMoreReceived;

    /// <summary>Copies the payload of a received frame for later, with its body unpacked.</summary>
    /// <param name="frame">A frame that is still valid.</param>
    /// <param name="bodyStart">Where its body begins; what stands before it is never compressed. 0 for a peer without envelope.</param>
    /// <returns>The payload, which the caller disposes of.</returns>
    /// <exception cref="McpProtocolException">The body cannot be unpacked, or is too large.</exception>
    public McpPayload CopyPayload(in McpFrame frame, int bodyStart = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bodyStart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bodyStart, frame.Payload.Length);
        McpPayload payload = CopyPacked(frame);
        return frame.Header.IsCompressed ? Unpack(payload, bodyStart) : payload;
    }

    /// <summary>Copies the payload of a received frame as it came, for <see cref="Unpack(McpPayload, int)"/> to unpack when it is wanted.</summary>
    internal static McpPayload CopyPacked(in McpFrame frame)
    {
        var payload = new McpPayload(PayloadBuffer.Rent((int)frame.Payload.Length, out Span<byte> bytes));
        frame.Payload.CopyTo(bytes);
        return payload;
    }

    /// <summary>Unpacks the payload of a response, if it came compressed.</summary>
    internal McpPayload Unpack(McpPayload payload, in McpFrameHeader header)
        => header.IsCompressed ? Unpack(payload, _options.UseEnvelope ? ResponseStatus.EncodedSize : 0) : payload;

    /// <summary>Unpacks the body of a payload, and gives the packed payload back.</summary>
    internal McpPayload Unpack(McpPayload packed, int bodyStart)
    {
        using (packed)
        {
            ReadOnlyMemory<byte> memory = packed.Memory;
            if (memory.Length < bodyStart)
            {
                throw new McpProtocolException(McpProtocolFault.BadEnvelope, "A payload ends before its body begins.");
            }

            ReadOnlyMemory<byte> body = memory[bodyStart..];
            int length = GzipBody.GetDecompressedLength(body.Span, _options.MaxDecompressedLength);
            var unpacked = new McpPayload(PayloadBuffer.Rent(bodyStart + length, out Span<byte> bytes));
            try
            {
                memory.Span[..bodyStart].CopyTo(bytes);
                GzipBody.Decompress(body, bytes[bodyStart..]);
                return unpacked;
            }
            catch
            {
                unpacked.Dispose();
                throw;
            }
        }
    }

    /// <summary>
    /// The one receive loop; runs until the connection ends. What frames bring (a call to work at, a caller to wake) is added to a queue, which is run when
    /// the next read has begun: so nothing of it holds up the loop, and a batch needs no thread but this one.
    /// </summary>
    private async Task ReceiveAsync()
    {
        FailureKind kind = FailureKind.ConnectionLost;
        Exception? cause = null;
        try
        {
            bool mayFollow = true;
            while (mayFollow)
            {
                mayFollow = _reader.EndWait(await new WorkingWait(_reader.BeginWait(), this));
                Volatile.Write(ref _lastReceivedAt, _options.TimeProvider.GetTimestamp());
                if (_options.Tap is { } tap)
                {
                    _reader.Show(tap);
                }

                while (_reader.TryRead())
                {
                    _isMoreReceived = _reader.HasMore;
                    ValueTask taking = Take(_reader.Frame);
                    if (!taking.IsCompletedSuccessfully)
                    {
                        // It waits for the peer, perhaps, for which nothing else should.
                        _work.RunElsewhere();
                        await taking.ConfigureAwait(false);
                    }
                }
            }

            _reader.ThrowIfWithinFrame();
        }
        catch (McpProtocolException error)
        {
            kind = FailureKind.InvalidFrame;
            cause = error;
        }
        catch (Exception error)
        {
            cause = error;
        }

        _work.RunElsewhere();
        End(kind, cause);
        await _transport.DisposeAsync().ConfigureAwait(false);
        _completion.TrySetResult();
    }

    private ValueTask Take(in McpFrame frame)
    {
        switch (frame.Command)
        {
            case McpCommand.Response:
                Deliver(frame);
                return ValueTask.CompletedTask;
            case McpCommand.Pong:
                ReadClock(frame);
                Deliver(frame);
                return ValueTask.CompletedTask;
            case McpCommand.Ping:
                Answer(frame);
                return ValueTask.CompletedTask;
            default:
                return Receive(frame);
        }
    }

    private ValueTask Receive(in McpFrame frame)
    {
        if (_receiver is null)
        {
            _unreceived++;
            return ValueTask.CompletedTask;
        }

        if (frame.Command == McpCommand.Request)
        {
            // Written by this loop only.
            Volatile.Write(ref _requestsTaken, _requestsTaken + 1);
        }

        return _receiver(this, frame);
    }

    private void Deliver(in McpFrame frame)
    {
        McpPendingRequest? request;
        FlushDuty duty;
        lock (_gate)
        {
            request = _requests.Find(frame.SequenceId, frame.Command);
            if (request is null or { Queued: not null } || !request.TryClaim(RequestOutcome.Answered))
            {
                if (frame.Command == McpCommand.Response && _requests.WasGiven(frame.SequenceId))
                {
                    _late++;
                }
                else
                {
                    _unmatched++;
                }

                return;
            }

            Forget(request);
            _answered++;
            duty = SendHeld();
        }

        request.Accept(frame);
        _work.Add(request);
        Flush(duty);
    }

    private void Answer(in McpFrame ping)
    {
        Span<byte> payload = stackalloc byte[PingClock.EncodedSize];
        ReadClock(ping).Encode(payload);

        // A peer that pings without reading gets no more answers than it takes.
        TrySendControl(McpCommand.Pong, ping.SequenceId, payload);
    }

    private static PingClock ReadClock(in McpFrame frame)
        => frame.Payload.Length == PingClock.EncodedSize && frame.Payload.TryDecode(out PingClock clock) ? clock
            : throw new McpProtocolException(
                McpProtocolFault.BadEnvelope, $"A {frame.Command} frame came with {frame.Payload.Length} bytes of payload; it must have 8.");
}
