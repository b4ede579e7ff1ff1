using Coilwright.Requests;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>
/// Carries requests over one blocking socket: whoever submits a request sends it and receives its answer on its own thread, so that there is
/// no other thread to wake. Callers take turns.
/// </summary>
/// <remarks>
/// <para>
/// There is no receive loop, no sweep and no heartbeat, because there is no thread that could run them: deadlines, the callers' tokens and
/// the end of the channel are looked at between slices of <see cref="BlockingSocket.Slice"/>. What a receive loop would have noticed of a
/// connection while it was idle is asked of the socket before the next request.
/// </para>
/// <para>
/// One lock is the turn: it is held for a whole exchange. Answers that come late are found, as everywhere, by the table of ids.
/// </para>
/// </remarks>
internal sealed partial class BlockingChannel : IRequestCarrier
{
    private readonly Lock _turn = new();
    private readonly IReadOnlyList<Endpoint> _endpoints;
    private readonly IFraming _framing;
    private readonly BlockingChannelOptions _options;
    private readonly ClientTelemetry? _telemetry;
    private int _waiting;

    /// <param name="endpoints">Where the peer is; those behind the first are for when it fails.</param>
    /// <param name="framing">How requests become frames.</param>
    /// <param name="options">How the channel behaves.</param>
    /// <param name="owner">Who state events say they come from.</param>
    public BlockingChannel(IReadOnlyList<Endpoint> endpoints, IFraming framing, BlockingChannelOptions options, object owner)
    {
        _endpoints = endpoints;
        _framing = framing;
        _options = options;
        _telemetry = options.Telemetry;
        States = new ConnectionStateMachine(options.TimeProvider, owner);
    }

    public Endpoint Endpoint => _endpoints[0];

    public int MaxInFlight => 1;

    public TimeProvider TimeProvider => _options.TimeProvider;

    public ConnectionStateMachine States { get; }

    private long Now => TimeProvider.GetTimestamp();

    /// <summary>Does all of it: when this returns, the request is completed.</summary>
    public void Submit(PendingRequest request)
    {
        bool isOurs = TryAttempt(request);
        while (isOurs && request.IsToBeRetried(out long notBefore))
        {
            isOurs = TryRevive(request, notBefore) && TryAttempt(request);
        }

        if (isOurs)
        {
            request.Complete();
        }
    }

    // The caller whose request it is still stands in Submit, looks at it after every slice, and lets go of it there.
    public void Withdraw(PendingRequest request)
    {
    }

    /// <summary>Sends a request once, in its turn.</summary>
    /// <returns>Whether it was claimed here, so that it is to be completed here. Otherwise its caller's token has ended it.</returns>
    private bool TryAttempt(PendingRequest request)
    {
        if (!request.IsPending)
        {
            return false;
        }

        if (RefusalOf(request) is { } refusal)
        {
            if (refusal == FailureKind.QueueFull)
            {
                _telemetry?.NoteShed();
            }

            return TryFail(request, refusal, RequestPhase.Queue, CauseOf(refusal));
        }

        if (!TryRest(request, request.ReadyAt) || !TryTakeTurn(request))
        {
            return TryFailOverdue(request, RequestPhase.Queue);
        }

        try
        {
            return TryExchange(request);
        }
        finally
        {
            _turn.Exit();
        }
    }

    private FailureKind? RefusalOf(PendingRequest request) =>
        Volatile.Read(ref _isDisposed) ? FailureKind.Disposed
        : Volatile.Read(ref _isDraining) ? FailureKind.Unavailable
        : Volatile.Read(ref _waiting) >= _options.QueueCapacity ? FailureKind.QueueFull
        : request.ReadyAt is var ready and not 0 && ready >= request.Deadline && ready > Now ? FailureKind.BackedOff
        : null;

    private bool TryTakeTurn(PendingRequest request)
    {
        if (_turn.TryEnter())
        {
            return true;
        }

        Interlocked.Increment(ref _waiting);
        try
        {
            while (MayWait(request))
            {
                if (!_turn.TryEnter(BlockingSocket.Slice))
                {
                    continue;
                }

                if (MayWait(request))
                {
                    return true;
                }

                _turn.Exit();
            }

            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Waits until a time, or until there is no sense in it any more.</summary>
    private bool TryRest(PendingRequest request, long until)
    {
        for (long now; until != 0 && (now = Now) < until;)
        {
            if (!MayWait(request))
            {
                return false;
            }

            TimeSpan left = TimeProvider.GetElapsedTime(now, until);

            // The end of the channel ends the rest at once, a caller's token by the end of the slice.
            _closing.Token.WaitHandle.WaitOne(left < BlockingSocket.Slice ? left + TimeSpan.FromMilliseconds(1) : BlockingSocket.Slice);
        }

        return true;
    }

    private bool MayWait(PendingRequest request) => request.IsPending && !IsEnding && Now < request.Deadline;

    /// <summary>Makes a claimed request one that waits again.</summary>
    /// <returns>Whether it is to be sent; otherwise its caller's token has ended it, or ends it now.</returns>
    private bool TryRevive(PendingRequest request, long notBefore)
    {
        request.Revive(notBefore);
        if (request.IsCancellationRequested)
        {
            // Perhaps the token fired while the request was claimed, and found nothing to do. Doing it twice does no harm.
            request.Cancel();
            return false;
        }

        Interlocked.Increment(ref _retries);

        // What ends the rest early is found again by the attempt that follows, which says so.
        _ = TryRest(request, notBefore);
        return true;
    }

    private bool TryFailOverdue(PendingRequest request, RequestPhase phase)
    {
        FailureKind kind = Volatile.Read(ref _isDisposed) ? FailureKind.Disposed
            : Volatile.Read(ref _isDraining) ? FailureKind.Unavailable
            : FailureKind.TimedOut;
        return TryFail(request, kind, phase, CauseOf(kind));
    }

    private bool TryFail(PendingRequest request, FailureKind kind, RequestPhase phase, Exception? cause)
    {
        if (!request.TryClaim(RequestOutcome.Failed))
        {
            return false;
        }

        request.RecordFailure(kind, phase, cause);
        if (kind == FailureKind.TimedOut)
        {
            Interlocked.Increment(ref _timedOut);
        }

        return true;
    }

    private ConnectionUnavailableException? CauseOf(FailureKind kind) =>
        kind == FailureKind.Unavailable ? ConnectionUnavailableException.Ending(States.Latest) : null;
}
