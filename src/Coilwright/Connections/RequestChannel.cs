using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>
/// Carries the requests of any number of callers over one connection, several in flight at once, and makes a new connection when there
/// is something to send and none is open.
/// </summary>
/// <remarks>
/// <para>
/// Requests wait first in, first out. Whoever finds the writer free sends: the caller itself when nothing else is in flight, a work
/// item when something is, the receive loop when an answer made room. One frame is taken from the queue for each send, so nothing is buffered between queue
/// and socket, and a request that is cancelled in the queue is never sent.
/// </para>
/// <para>
/// One lock guards queue, table and window. It is held for a few assignments and one copy of a frame, never while anything
/// is called that could take its time.
/// </para>
/// </remarks>
internal sealed partial class RequestChannel : IRequestCarrier, ISweepable, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly RequestQueue _waiting = new();
    private readonly ITransport _transport;
    private readonly IFraming _framing;
    private readonly RequestChannelOptions _options;
    private readonly DeadlineSweep _sweep;
    private LiveConnection? _live;
    private ConnectAttempt? _attempt;
    private int _window;

    public RequestChannel(ITransport transport, IFraming framing, RequestChannelOptions options, object owner)
    {
        _transport = transport;
        _framing = framing;
        _options = options;
        _sweep = DeadlineSweep.Of(options.TimeProvider);
        _window = options.MaxInFlight;
        States = new ConnectionStateMachine(options.TimeProvider, owner);
    }

    public Endpoint Endpoint => _transport.Endpoint;

    public int MaxInFlight => _options.MaxInFlight;

    public ConnectionStateMachine States { get; }

    public TimeProvider TimeProvider => _options.TimeProvider;

    public void Submit(PendingRequest request)
    {
        FailureKind? refusal = null;
        ConnectAttempt? attempt = null;
        LiveConnection? free = null;
        lock (_gate)
        {
            if (!request.IsPending)
            {
                return;
            }

            if (_isDisposed)
            {
                refusal = FailureKind.Disposed;
            }
            else if (_waiting.Count >= _options.QueueCapacity)
            {
                refusal = FailureKind.QueueFull;
            }
            else
            {
                _waiting.Add(request);
                Watch();
                attempt = TakeAttemptIfNeeded();
                if (CanWrite(_live))
                {
                    free = _live.InFlight.Pending.Count == 0 ? _live : null;
                    if (free is null)
                    {
                        ScheduleWrite();
                    }
                }
            }
        }

        if (refusal is not null)
        {
            FailIfPending(request, refusal.Value, RequestPhase.Queue, null);
        }
        else if (free is not null)
        {
            WriteOne(free);
        }
        else
        {
            attempt?.Start();
        }
    }

    public void Withdraw(PendingRequest request)
    {
        LiveConnection? live;
        bool isSpent;
        lock (_gate)
        {
            Unlink(request);
            live = _live;
            isSpent = live is { IsSpent: true };
            if (CanWrite(live))
            {
                ScheduleWrite();
            }
        }

        if (isSpent)
        {
            Retire(live!);
        }
    }

    /// <summary>Called under the lock. Takes a request out of whatever holds it.</summary>
    private void Unlink(PendingRequest request)
    {
        if (_live is null || !ReferenceEquals(request.Queue, _live.InFlight.Pending))
        {
            request.Queue?.Remove(request);
            return;
        }

        _live.InFlight.Abandon(request);
        _live.IsRetiring |= _live.InFlight.IsWornOut;
    }

    private static void FailIfPending(PendingRequest request, FailureKind kind, RequestPhase phase, Exception? cause)
    {
        if (request.TryClaim(RequestOutcome.Failed))
        {
            request.RecordFailure(kind, phase, cause);
            request.Complete();
        }
    }
}
