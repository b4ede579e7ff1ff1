using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Requests;

namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    // A payload that arrived in pieces is joined here, and copied before the thread looks at another connection.
    [ThreadStatic]
    private static byte[]? _scratch;

    /// <summary>The one receive loop of a connection; runs until the connection ends, and never runs callers' code.</summary>
    public async Task ReceiveAsync(LiveConnection live)
    {
        PipeReader input = live.Transport.Input;
        long left = 0;
        try
        {
            while (true)
            {
                ReadResult result = await input.ReadAsync().ConfigureAwait(false);
                live.NoteReceived();
                ReadOnlySequence<byte> buffer = result.Buffer;
                Interlocked.Add(ref _bytesReceived, buffer.Length - left);
                _telemetry?.Tap?.Received(buffer, left);
                DeliverAll(live, ref buffer);
                left = buffer.Length;
                input.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                {
                    Poison(live, FailureKind.ConnectionLost, null);
                    break;
                }
            }
        }
        catch (InvalidDataException error)
        {
            Poison(live, FailureKind.InvalidFrame, error);
        }
        catch (Exception error)
        {
            Poison(live, FailureKind.ConnectionLost, error);
        }

        await live.Transport.DisposeAsync().ConfigureAwait(false);
    }

    private void DeliverAll(LiveConnection live, ref ReadOnlySequence<byte> buffer)
    {
        byte[] scratch = _scratch is { } kept && kept.Length >= _framing.MaxFrameSize ? kept : _scratch = new byte[_framing.MaxFrameSize];
        while (_framing.TryRead(ref buffer, scratch, out AnswerFrame frame))
        {
            if (Deliver(live, frame))
            {
                // The next request goes out from here, without a hop to another thread.
                Write(live);
            }
        }
    }

    /// <summary>Gives an answer to the request it belongs to, and tells whether the next request may go out.</summary>
    private bool Deliver(LiveConnection live, AnswerFrame frame)
    {
        PendingRequest? request;
        bool isSpent;
        bool isRoom;
        lock (_gate)
        {
            // What was in flight on a dead connection is being failed, or sent again elsewhere: what that still brings comes too late for all of it.
            request = null;
            AnswerMatch match = live.IsDead ? AnswerMatch.Late : live.InFlight.Take(frame.Id, frame.Signature, out request);
            if (request is not null && !request.TryClaim(RequestOutcome.Answered))
            {
                // Cancelled in this very moment. Its id is free again, since its answer has come.
                match = AnswerMatch.Late;
                request = null;
            }

            Count(live, match, request);
            isSpent = Tidy(live);
            isRoom = CanWrite(live);
        }

        if (request is not null)
        {
            request.Accept(frame.Payload);
            Finish(request);
        }

        if (isSpent)
        {
            Retire(live);
        }

        return isRoom;
    }

    /// <summary>Called under the lock.</summary>
    private void Count(LiveConnection live, AnswerMatch match, PendingRequest? request)
    {
        switch (match)
        {
            case AnswerMatch.Pending:
                live.NoteAnswer(request!);
                WidenIfProved();
                _answered++;
                break;
            case AnswerMatch.Late:
                _lateAnswers++;
                break;
            default:
                _unmatchedAnswers++;
                break;
        }
    }
}
