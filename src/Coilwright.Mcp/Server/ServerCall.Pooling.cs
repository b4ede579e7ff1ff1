using System.Runtime.CompilerServices;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Server;

/// <summary>How calls are used again.</summary>
internal sealed partial class ServerCall
{
    private readonly Action _end;
    private ServerSession _session = null!;
    private CallHeader _header;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _running;

    private ServerCall()
    {
        _end = End;
        Place = new LinkedListNode<ServerCall>(this);
    }

    /// <summary>
    /// Whether others than its own work hold the call, or did: a Cancel, a deadline, a frame of its streams. They may come to it at any later time, so such a
    /// call is not used again. Written under the session's lock, and final once the call is out of its table.
    /// </summary>
    public bool IsShared { get; set; }

    /// <summary>Whether the session counts the call.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Whether others find the call by its id. Put in and taken out by its own work only.</summary>
    public bool IsInTable { get; set; }

    /// <summary>The next one in its chain. Kept by <see cref="CallTable"/>.</summary>
    public ServerCall? NextInTable { get; set; }

    /// <summary>Takes a call over from the receive loop.</summary>
    public static ServerCall Rent(ServerSession session, ServedOperation operation, in CallHeader header, uint sequenceId, long deadline)
    {
        if (!ThreadLocalPool<ServerCall>.TryRent(out ServerCall? call))
        {
            call = new ServerCall();
        }

        call._session = session;
        call._header = header;
        call.Operation = operation;
        call.SequenceId = sequenceId;
        call.Deadline = deadline;
        call.IsCounted = false;
        call.IsShared = operation.Operation.TakesStream || operation.Operation.ReturnsStream;
        if (operation.Operation.TakesStream)
        {
            call.Incoming = new IncomingStream(session.Frames, isRequest: true) { SequenceId = sequenceId };
            if (!header.IsBodyStreamed)
            {
                call.Incoming.End(null);
            }
        }

        return call;
    }

    /// <summary>Lets go of the call, which has been dealt with.</summary>
    public void Release()
    {
        // A second disposal does nothing.
        _payload.Dispose();
        Incoming?.Discard();
        if (!_session.TryForget(this))
        {
            return;
        }

        // Nobody can cancel it any more, and what was registered with its token is let go.
        if (_cancellation is { } cancellation && !cancellation.TryReset())
        {
            _cancellation = null;
        }

        _payload = default;
        _running = default;
        _hasAnswered = false;
        _failure = null;
        ThreadLocalPool<ServerCall>.Return(this);
    }
}
