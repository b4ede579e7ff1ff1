using System.Diagnostics;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Services;
using Coilwright.Mcp.Sessions;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Server;

/// <summary>One call at the server, from its frame to its answer.</summary>
internal sealed partial class ServerCall : ServiceCall, IThreadPoolWorkItem
{
    private readonly ServerSession _session;
    private readonly CallHeader _header;
    private CancellationTokenSource? _cancellation;
    private McpPayload _payload;
    private int _bodyStart;
    private OutgoingStream? _outgoing;
    private McpStatus _cancelledAs;
    private bool _hasAnswered;

    /// <summary>Takes a call over from the receive loop.</summary>
    public ServerCall(ServerSession session, ServedOperation operation, in CallHeader header, uint sequenceId, long deadline)
    {
        _session = session;
        _header = header;
        Operation = operation;
        SequenceId = sequenceId;
        Deadline = deadline;
        if (operation.Operation.TakesStream)
        {
            Incoming = new IncomingStream(session.Frames) { SequenceId = sequenceId };
            if (!header.IsBodyStreamed)
            {
                Incoming.End(null);
            }
        }
    }

    /// <summary>What is called.</summary>
    public ServedOperation Operation { get; }

    /// <summary>The id of the request; 0 for what is not answered.</summary>
    public uint SequenceId { get; }

    /// <summary>The timestamp after which nobody waits for the answer.</summary>
    public long Deadline { get; }

    /// <summary>How important the call is: as its caller says, and at least as important as its operation.</summary>
    public McpPriority Priority => Operation.Operation.Priority == McpPriority.Critical ? McpPriority.Critical
        : _header.Priority == McpPriority.Critical ? McpPriority.High
        : _header.Priority;

    /// <summary>What goes to the caller as a stream.</summary>
    public OutgoingStream? Outgoing => Volatile.Read(ref _outgoing);

    /// <inheritdoc/>
    public override CancellationToken Token => Cancellation.Token;

    private CancellationTokenSource Cancellation
    {
        get
        {
            if (_cancellation is null)
            {
                Interlocked.CompareExchange(ref _cancellation, new CancellationTokenSource(), null);
            }

            return _cancellation;
        }
    }

    /// <summary>Keeps the body.</summary>
    public void SetPayload(McpPayload payload, int bodyStart)
    {
        _payload = payload;
        _bodyStart = bodyStart;
    }

    /// <summary>Asks the service to stop, and says why.</summary>
    public void Cancel(McpStatus status)
    {
        _cancelledAs = status;
        Incoming?.End(new OperationCanceledException());
        Outgoing?.Stop(new OperationCanceledException());
        Cancellation.Cancel();
    }

    /// <inheritdoc/>
    public override TRequest Decode<TRequest>()
    {
        using McpPayload payload = _payload;
        try
        {
            return MessageDecoder.Decode<TRequest>(payload.Span[_bodyStart..]);
        }
        catch (McpFormatException unreadable)
        {
            throw new McpStatusException(McpStatus.BadRequest, unreadable.Message, 0, unreadable);
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        using Activity? activity = Tracing.StartServer(Operation.FullName, _header.TraceContext);
        try
        {
            if (_cancelledAs != McpStatus.None)
            {
                throw new OperationCanceledException();
            }

            await Operation.InvokeAsync(this).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            await FailAsync(error).ConfigureAwait(false);
        }
        finally
        {
            // A second disposal does nothing.
            _payload.Dispose();
            Incoming?.Discard();
            _session.Forget(this);
            _session.Scheduler.Leave(this);
        }
    }
}
