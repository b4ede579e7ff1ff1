using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Services;
using Coilwright.Mcp.Sessions;
using Coilwright.Telemetry;

namespace Coilwright.Mcp.Server;

/// <summary>One call at the server, from its frame to its answer.</summary>
internal sealed partial class ServerCall : ServiceCall, IThreadPoolWorkItem
{
    private McpPayload _payload;
    private bool _isCompressed;
    private int _bodyStart;
    private bool _hasPlace;

    /// <summary>What is called.</summary>
    public ServedOperation Operation { get; private set; } = null!;

    /// <summary>The id of the request; one of the session's own for what is not answered.</summary>
    public uint SequenceId { get; set; }

    /// <summary>The timestamp after which nobody waits for the answer.</summary>
    public long Deadline { get; private set; }

    /// <summary>Where the call stands while it waits at a <see cref="Gate"/>.</summary>
    public LinkedListNode<ServerCall> Place { get; }

    /// <summary>Whether it is never answered.</summary>
    public bool IsOneWay => Operation.Operation.IsOneWay;

    /// <summary>How important the call is: as its caller says, and critical only if its operation is.</summary>
    public McpPriority Priority => Operation.Operation.Priority == McpPriority.Critical ? McpPriority.Critical
        : _header.Priority == McpPriority.Critical ? McpPriority.High
        : _header.Priority;

    /// <summary>How many bytes of payload came.</summary>
    public int PayloadLength { get; private set; }

    /// <summary>Keeps the payload as it came. It is unpacked when the service wants it, so that a call that is refused or given up costs no more than this copy.</summary>
    public void SetPayload(McpPayload payload, int bodyStart, bool isCompressed)
    {
        _payload = payload;
        PayloadLength = payload.Length;
        _bodyStart = bodyStart;
        _isCompressed = isCompressed;
    }

    /// <inheritdoc/>
    public override TRequest Decode<TRequest>()
    {
        try
        {
            using McpPayload payload = _isCompressed ? _session.Frames.Unpack(_payload, _bodyStart) : _payload;
            return MessageDecoder.Decode<TRequest>(payload.Span[_bodyStart..]);
        }
        catch (Exception unreadable) when (unreadable is McpFormatException or McpProtocolException)
        {
            throw new McpStatusException(McpStatus.BadRequest, unreadable.Message, 0, unreadable);
        }
    }

    [SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "The awaiter is used once: here or by End.")]
    void IThreadPoolWorkItem.Execute()
    {
        _hasPlace = true;
        if (Operation.Operation.TakesStream || Operation.Operation.ReturnsStream)
        {
            // A stream may be open for days and mostly waits: what bounds it is its credit, its session and the workers of its service.
            _hasPlace = false;
            _session.Scheduler.LeaveServer();
        }

        _running = (_session.Telemetry.WantsCalls ? RunMeasuredAsync(_session.Telemetry) : RunAsync()).ConfigureAwait(false).GetAwaiter();
        if (_running.IsCompleted)
        {
            End();
        }
        else
        {
            _running.UnsafeOnCompleted(_end);
        }
    }

    /// <summary>Calls the service. Never fails.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunAsync()
    {
        try
        {
            if (IsCancelled)
            {
                throw new OperationCanceledException();
            }

            if (!IsOneWay && _session.IsHeldUp)
            {
                // Not left waiting: whoever does not read would take the places of others.
                throw new McpStatusException(McpStatus.TooManyRequests, ServerSession.HeldUp) { RetryAfter = _session.Options.RetryAfter };
            }

            await Operation.InvokeAsync(this).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await FailAsync(error).ConfigureAwait(false);
        }
    }

    /// <summary>Calls the service, and tells how it went.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunMeasuredAsync(ServerTelemetry telemetry)
    {
        TimeProvider time = _session.Options.TimeProvider;
        long started = time.GetTimestamp();
        Activity? activity = telemetry.Begin(Operation.FullName, Tracing.ParentOf(_header.TraceContext));
        if (activity is not null)
        {
            // For what the service does. It ends with this method, and so does what it changes here.
            Activity.Current = activity;
        }

        await RunAsync().ConfigureAwait(false);
        telemetry.End(activity, Operation.FullName, _failure is { } status ? McpTelemetry.ErrorOf(status) : null, time.GetElapsedTime(started));
    }

    private void End()
    {
        _running.GetResult();
        Scheduler scheduler = _session.Scheduler;
        Gate? workers = Operation.Workers;
        bool hasPlace = _hasPlace;
        Release();
        if (hasPlace)
        {
            scheduler.LeaveServer();
        }

        scheduler.LeaveWorkers(workers);
    }

    /// <summary>Gives the place among those at work to others, before the call has ended.</summary>
    private void LeavePlace()
    {
        if (_hasPlace)
        {
            _hasPlace = false;
            _session.Scheduler.LeaveServer();
        }
    }
}
