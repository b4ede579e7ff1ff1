using System.Buffers;
using System.Net.Sockets;
using Coilwright.Requests;

namespace Coilwright.Connections;

/// <summary>One exchange: a frame goes out, and what comes in is looked through for its answer. All of it in the caller's turn.</summary>
internal sealed partial class BlockingChannel
{
    // What is asked of a socket between two requests that follow each other at once can have changed after it was asked just as well.
    private static readonly TimeSpan IdleTime = TimeSpan.FromMilliseconds(1);

    private bool TryExchange(PendingRequest request)
    {
        BlockingConnection? connection;
        try
        {
            connection = GetConnection(request);
            if (connection is null)
            {
                return TryFailOverdue(request, RequestPhase.Connect);
            }
        }
        catch (CoilwrightException error)
        {
            FailureKind kind = error is ConnectionUnavailableException ? FailureKind.Unavailable : FailureKind.ConnectFailed;
            return TryFail(request, kind, RequestPhase.Connect, error);
        }

        var phase = RequestPhase.Queue;
        bool isClaimed;
        try
        {
            // What came behind the last answer goes before the request has an id that it could carry.
            _ = connection.HasInput && TryDeliver(connection, request, out _);
            Begin(connection, request);
            phase = RequestPhase.Write;
            if (!TrySend(connection, request))
            {
                isClaimed = TryFailOverdue(request, phase);
                Lose(connection, new TimeoutException("The peer took no more data."));
                return isClaimed;
            }

            phase = RequestPhase.Response;
            isClaimed = TryReceive(connection, request);
        }
        catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException or InvalidDataException)
        {
            FailureKind kind = Volatile.Read(ref _isDisposed) ? FailureKind.Disposed
                : error is InvalidDataException ? FailureKind.InvalidFrame
                : FailureKind.ConnectionLost;
            isClaimed = TryFail(request, kind, phase, error is EndOfStreamException ? null : error);
            Lose(connection, error);
            return isClaimed;
        }

        ReplaceIfUseless(connection);
        return isClaimed;
    }

    private void Begin(BlockingConnection connection, PendingRequest request)
    {
        connection.LastUsedAt = request.StartedAt;
        connection.InFlight.Add(request, _framing.SignatureOf(request));
        request.Attempts++;
        request.AttemptDeadline = request.GiveUpAt();
        if (_telemetry is { WantsWaits: true } && request.SentAt == 0)
        {
            request.SentAt = Now;
        }

        _sent++;
    }

    /// <summary>Sends all of the frame, though its caller may give up meanwhile; <see langword="false"/> if the peer has not taken it by the deadline.</summary>
    private bool TrySend(BlockingConnection connection, PendingRequest request)
    {
        ReadOnlySpan<byte> rest = connection.Frame.AsSpan(0, _framing.Write(request, connection.Frame));
        _bytesSent += rest.Length;
        _telemetry?.Tap?.Sent(rest);
        while (true)
        {
            rest = rest[connection.Socket.Send(rest)..];
            if (rest.IsEmpty)
            {
                return true;
            }

            if (Volatile.Read(ref _isDisposed) || Now >= request.Deadline)
            {
                return false;
            }
        }
    }

    private bool TryReceive(BlockingConnection connection, PendingRequest request)
    {
        bool hasReceived = false;
        while (true)
        {
            int count = connection.Receive();
            if (count == 0)
            {
                throw new EndOfStreamException("The connection was closed.");
            }

            if (count > 0)
            {
                hasReceived = true;
                _bytesReceived += count;
                _telemetry?.Tap?.Received(connection.Last(count));
                connection.Misses = 0;
                if (TryDeliver(connection, request, out bool isClaimed))
                {
                    return isClaimed;
                }
            }

            if (!request.IsPending)
            {
                connection.InFlight.Abandon(request);
                return false;
            }

            if (Volatile.Read(ref _isDisposed) || Now >= request.AttemptDeadline)
            {
                connection.Misses += hasReceived ? 0 : 1;
                connection.InFlight.Abandon(request);
                return TryFailOverdue(request, RequestPhase.Response);
            }
        }
    }

    /// <summary>Looks through what was received.</summary>
    /// <returns>Whether the answer was among it. Frames behind it are left for the next request to drop.</returns>
    private bool TryDeliver(BlockingConnection connection, PendingRequest request, out bool isClaimed)
    {
        connection.LastReceivedAt = request.StartedAt;
        ReadOnlySequence<byte> input = connection.Input;
        long length = input.Length;
        while (_framing.TryRead(ref input, connection.Scratch, out AnswerFrame frame))
        {
            AnswerMatch match = connection.InFlight.Take(frame.Id, frame.Signature, out PendingRequest? answered);
            if (answered is not null)
            {
                isClaimed = TryAccept(request, frame);
                connection.HasAnswered = true;
                connection.Advance(length - input.Length);
                return true;
            }

            _ = match == AnswerMatch.Late ? _lateAnswers++ : _unmatchedAnswers++;
        }

        connection.Advance(length - input.Length);
        isClaimed = false;
        return false;
    }

    private bool TryAccept(PendingRequest request, AnswerFrame frame)
    {
        if (!request.TryClaim(RequestOutcome.Answered))
        {
            // Cancelled in this very moment.
            _lateAnswers++;
            return false;
        }

        request.Accept(frame.Payload);
        _answered++;
        return true;
    }

    /// <summary>Gives up a connection that has too many ids in quarantine, or over which nothing has come for too many requests in a row.</summary>
    private void ReplaceIfUseless(BlockingConnection connection)
    {
        HeartbeatOptions heartbeat = _options.Connection.Heartbeat;
        if (connection.InFlight.IsWornOut)
        {
            Lose(connection, null);
        }
        else if (connection.Misses >= heartbeat.Misses && heartbeat.Interval != Timeout.InfiniteTimeSpan)
        {
            TimeSpan silence = TimeProvider.GetElapsedTime(connection.LastReceivedAt);
            Lose(connection, new HeartbeatLostException(connection.Misses, silence, null));
        }
    }
}
