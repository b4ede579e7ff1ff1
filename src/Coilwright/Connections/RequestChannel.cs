using Coilwright.Requests;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>
/// Carries the requests of any number of callers over one connection or several, with as many in flight on each as the window allows.
/// </summary>
/// <remarks>
/// <para>
/// Requests wait first in, first out, in one queue for all connections: whichever has room takes the one that has waited longest. Whoever finds
/// the writer free sends: the caller itself when nothing else is in flight, a work item when something is, the receive loop when an answer made
/// room. One frame is taken from the queue for each send, so nothing is buffered between queue and socket, and a request that is cancelled in
/// the queue is never sent.
/// </para>
/// <para>
/// Opening connections, keeping them alive and giving up is the business of an <see cref="IConnectionSource"/>: what waits and finds no room
/// asks it for a connection, and hears of it as its listener. A request that is to be sent again rests in a queue of its own until
/// it may, and is then one that waits like any other; its deadline and its caller's token reach it everywhere.
/// </para>
/// <para>
/// One lock guards queues, tables and window. It is held for a few assignments and one copy of a frame, never while anything
/// is called that could take its time.
/// </para>
/// </remarks>
internal sealed partial class RequestChannel : IRequestCarrier, IConnectionListener<LiveConnection>, ISweepable, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly RequestQueue _waiting = new();
    private readonly RequestQueue _resting = new();
    private readonly List<LiveConnection> _lent = [];
    private readonly IFraming _framing;
    private readonly RequestChannelOptions _options;
    private readonly DeadlineSweep _sweep;
    private readonly IConnectionSource _source;
    private readonly ClientTelemetry? _telemetry;

    /// <param name="transports">Ways to the peer, of which one at a time is used: the others are for when it fails.</param>
    /// <param name="framing">How requests become frames.</param>
    /// <param name="options">How the channel behaves.</param>
    /// <param name="connect">Makes what opens connections and keeps them.</param>
    public RequestChannel(
        IReadOnlyList<ITransport> transports,
        IFraming framing,
        RequestChannelOptions options,
        Func<Connector<LiveConnection>, IConnectionListener<LiveConnection>, IConnectionSource> connect)
    {
        Endpoint = transports[0].Endpoint;
        _framing = framing;
        _options = options;
        _telemetry = options.Telemetry;
        _sweep = DeadlineSweep.Of(options.TimeProvider);
        _window = options.MaxInFlight;
        ConnectTarget<LiveConnection>[] targets = [.. transports.Select(transport =>
            new ConnectTarget<LiveConnection>(transport.Endpoint.ToString(), token => OpenAsync(transport, token)))];
        _source = connect(new Connector<LiveConnection>(targets, options.ConnectTimeout, options.TimeProvider), this);
        _source.Start();
    }

    public Endpoint Endpoint { get; }

    public int MaxInFlight => _options.MaxInFlight * _options.MaxConnections;

    public TimeProvider TimeProvider => _options.TimeProvider;

    public ConnectionStateMachine States => _source.States;

    public void Submit(PendingRequest request) => Submit(request, only: null);

    /// <param name="request">The request.</param>
    /// <param name="only">The connection that it is to go over, if not any will do.</param>
    public void Submit(PendingRequest request, LiveConnection? only)
    {
        FailureKind? refusal;
        LiveConnection? free = null;
        bool isStranded = false;
        lock (_gate)
        {
            if (!request.IsPending)
            {
                return;
            }

            refusal = only is null ? RefusalOf(request) : only.IsDead ? FailureKind.ConnectionLost : null;
            if (refusal is null)
            {
                Queue(request, only);
                free = FreestConnection(only);
                if (free is null)
                {
                    isStranded = _waiting.Count > 0 && NeedsConnection;
                }
                else if (free.InFlight.Pending.Count > 0)
                {
                    free = null;
                    ScheduleWrite();
                }
            }
        }

        if (refusal is not null)
        {
            FailIfPending(request, refusal.Value);
        }
        else if (free is not null)
        {
            WriteOne(free);
        }
        else if (isStranded)
        {
            Demand();
        }
    }

    public void Withdraw(PendingRequest request)
    {
        LiveConnection? spent = null;
        lock (_gate)
        {
            var live = request.Queue?.Owner as LiveConnection;
            Unlink(request);
            if (live is not null && Tidy(live))
            {
                spent = live;
            }

            if (FreestConnection() is not null)
            {
                ScheduleWrite();
            }
        }

        if (spent is not null)
        {
            Retire(spent);
        }
    }

    /// <summary>Called under the lock. Why a request is not taken, if so.</summary>
    private FailureKind? RefusalOf(PendingRequest request) =>
        _isDisposed ? FailureKind.Disposed
        : _isDraining ? FailureKind.Unavailable
        : _waiting.Count >= _options.QueueCapacity ? FailureKind.QueueFull
        : request.ReadyAt is var ready and not 0 && ready >= request.Deadline && ready > TimeProvider.GetTimestamp() ? FailureKind.BackedOff
        : null;

    /// <summary>Called under the lock.</summary>
    private void Queue(PendingRequest request, LiveConnection? only)
    {
        if (only is not null)
        {
            only.Urgent.Add(request);
            return;
        }

        RequestQueue queue = IsToRest(request) ? _resting : _waiting;
        queue.Add(request);
        Watch();
    }

    /// <summary>Called under the lock. Whether the peer of a request is to be left alone yet.</summary>
    private bool IsToRest(PendingRequest request)
    {
        request.NotBefore = request.ReadyAt;
        return request.NotBefore != 0 && request.NotBefore > TimeProvider.GetTimestamp();
    }

    /// <summary>Called under the lock. Takes a request out of whatever holds it.</summary>
    private static void Unlink(PendingRequest request)
    {
        if (request.Queue?.Owner is LiveConnection live)
        {
            live.InFlight.Abandon(request);
            live.IsRetiring |= live.InFlight.IsWornOut;
        }
        else
        {
            request.Queue?.Remove(request);
        }
    }
}
