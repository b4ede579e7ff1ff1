using System.Threading.Tasks.Sources;

namespace Coilwright.Requests;

/// <summary>
/// One request from the call to its answer: a single awaitable covers queueing, connecting, sending and waiting. Reused from call to call.
/// </summary>
/// <remarks>
/// Answer, cancellation, deadline and the end of the connection race for a request. Whoever wins <see cref="TryClaim"/> takes it out of
/// all lists and tables, and only then completes it; the losers leave it alone. So nothing refers to a request once its caller is awake,
/// and it can be reused without generations or reference counts.
/// </remarks>
internal abstract class PendingRequest : QueueEntry<PendingRequest>, IValueTaskSource, IThreadPoolWorkItem
{
    private static readonly Action<object?> CancelCallback = static state => ((PendingRequest)state!).Cancel();

    // Callers' code must never run on the receive loop: it could block, and nobody would receive any more.
    private ManualResetValueTaskSourceCore<bool> _completion;
    private IRequestChannel? _channel;
    private CancellationToken _cancellationToken;
    private CancellationTokenRegistration _registration;
    private RequestFailure _failure;
    private int _outcome;

    /// <summary>The number that its answer will carry. Kept by <see cref="InFlightTable"/>.</summary>
    internal ushort Id { get; set; }

    /// <summary>How many answers of whom it asks the connection had received when this was sent.</summary>
    internal long AnswersBefore { get; set; }

    /// <summary>The timestamp before which a request that rests is not sent.</summary>
    internal long NotBefore { get; set; }

    /// <summary>The timestamp at which the present attempt is given up; the deadline, unless another attempt would follow.</summary>
    internal long AttemptDeadline { get; set; }

    /// <summary>The timestamp at which it was first sent, where somebody wants to know; otherwise 0.</summary>
    internal long SentAt { get; set; }

    /// <summary>How often the request has been sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>The timestamp of the call.</summary>
    public long StartedAt { get; private set; }

    /// <summary>How long the request may take.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>The timestamp at which the request fails if nothing else has happened to it.</summary>
    public long Deadline { get; private set; }

    /// <summary>The token of the present use, for requests that are awaited for a result of their own.</summary>
    protected short Version => _completion.Version;

    /// <summary>Who is asked, 0 to 255, where several can be behind one connection: what one of them loses or is slow with says nothing of the others.</summary>
    public virtual byte Lane => 0;

    /// <summary>The timestamp before which whoever is asked is to be left alone; 0 mostly.</summary>
    public virtual long ReadyAt => 0;

    /// <summary>Whether the caller has given the request up, though perhaps not claimed it.</summary>
    public bool IsCancellationRequested => _cancellationToken.IsCancellationRequested;

    /// <summary>The token by which the caller gives the request up.</summary>
    public CancellationToken CancellationToken => _cancellationToken;

    /// <summary>What became of it.</summary>
    public RequestOutcome Outcome => (RequestOutcome)Volatile.Read(ref _outcome);

    /// <summary>Why it failed, if it did.</summary>
    public FailureKind FailureKind => _failure.Kind;

    /// <summary>Whether nobody has claimed the request yet.</summary>
    public bool IsPending => Volatile.Read(ref _outcome) == (int)RequestOutcome.Pending;

    /// <summary>Hands the request to a channel. Must be followed by one <see cref="WaitAsync"/>.</summary>
    public void Submit(IRequestChannel channel, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TimeProvider clock = channel.TimeProvider;
        _completion.Reset();
        _channel = channel;
        _cancellationToken = cancellationToken;
        _failure = default;
        Timeout = timeout;
        Attempts = 0;
        SentAt = 0;
        StartedAt = clock.GetTimestamp();
        Deadline = StartedAt + (long)(timeout.TotalSeconds * clock.TimestampFrequency);
        Volatile.Write(ref _outcome, (int)RequestOutcome.Pending);

        // Registered before the request is submitted: a token that fires in between finds a pending request in no list, and the
        // channel then finds a request that is no longer pending.
        _registration = cancellationToken.UnsafeRegister(CancelCallback, this);
        channel.Submit(this);
    }

    /// <summary>Ends with the answer accepted, or throws what <see cref="CreateError"/> made. To be awaited once.</summary>
    public ValueTask WaitAsync() => new(this, _completion.Version);

    /// <summary>Gives the request up, if it is still undecided, as its caller's token does.</summary>
    public void Cancel()
    {
        if (TryClaim(RequestOutcome.Cancelled))
        {
            _channel!.Withdraw(this);
            Complete();
        }
    }

    /// <summary>Decides what becomes of the request. Only the one caller who is told <see langword="true"/> may complete it.</summary>
    public bool TryClaim(RequestOutcome outcome) =>
        Interlocked.CompareExchange(ref _outcome, (int)outcome, (int)RequestOutcome.Pending) == (int)RequestOutcome.Pending;

    /// <summary>
    /// Whether a request that was claimed, and neither cancelled nor completed, is to be sent again. Then it is to be revived by who asks,
    /// or completed all the same.
    /// </summary>
    /// <param name="notBefore">The timestamp from which on.</param>
    public bool IsToBeRetried(out long notBefore)
    {
        TimeSpan? delay = (RequestOutcome)_outcome switch
        {
            RequestOutcome.Answered => DelayAfterAnswer(),
            RequestOutcome.Failed => DelayAfterFailure(_failure),
            _ => null,
        };
        notBefore = 0;
        if (delay is null)
        {
            return false;
        }

        TimeProvider clock = _channel!.TimeProvider;
        notBefore = clock.GetTimestamp() + (long)(delay.Value.TotalSeconds * clock.TimestampFrequency);
        return notBefore < Deadline;
    }

    /// <summary>
    /// Makes a claimed request one that waits again. Called with the lock of whatever list it is then put into, so that a token that fires
    /// finds it there.
    /// </summary>
    public void Revive(long notBefore)
    {
        NotBefore = notBefore;
        Volatile.Write(ref _outcome, (int)RequestOutcome.Pending);

        // Before the token is looked at: either it has fired by then, or its callback finds a pending request.
        Interlocked.MemoryBarrier();
    }

    /// <summary>When the attempt that is made now is given up.</summary>
    public virtual long GiveUpAt() => Deadline;

    /// <summary>How long to wait before the request is sent again although it was answered; <see langword="null"/> if it is not.</summary>
    protected virtual TimeSpan? DelayAfterAnswer() => null;

    /// <summary>How long to wait before the request is sent again after it has failed; <see langword="null"/> if it is not.</summary>
    protected virtual TimeSpan? DelayAfterFailure(in RequestFailure failure) => null;

    /// <summary>Copies the answer. Called after the claim, so that a caller who gave up earlier is never written to.</summary>
    public abstract void Accept(ReadOnlySpan<byte> payload);

    /// <summary>Notes why the request, claimed as failed, did so.</summary>
    public void RecordFailure(FailureKind kind, RequestPhase phase, Exception? cause) =>
        _failure = new RequestFailure(kind, phase, _channel!.TimeProvider.GetElapsedTime(StartedAt), cause)
        {
            Limit = _channel.TimeProvider.GetElapsedTime(StartedAt, Deadline),
        };

    /// <summary>Notes that the request is on its way.</summary>
    public void NoteSent() => SentAt = _channel!.TimeProvider.GetTimestamp();

    /// <summary>Wakes the caller. Called once, by who claimed the request, when nothing holds it any more.</summary>
    public void Complete()
    {
        if (!GoesOn())
        {
            Wake(isOnThisThread: false);
        }
    }

    /// <summary>The same on this thread, which goes on with whatever the caller does next: for a <see cref="WorkQueue"/>.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (!GoesOn())
        {
            Wake(isOnThisThread: true);
        }
    }

    /// <summary>Whether only an attempt has ended. Then the caller is woken by who has answered <see langword="true"/> here, when all is over.</summary>
    protected virtual bool GoesOn() => false;

    /// <summary>Wakes the caller.</summary>
    protected void Wake(bool isOnThisThread)
    {
        _completion.RunContinuationsAsynchronously = !isOnThisThread;
        _completion.SetResult(true);
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        OnCompleted(continuation, state, token, flags);

    /// <summary>Ends the present use, for requests that are awaited for a result of their own.</summary>
    protected void ThrowIfFailed(short token)
    {
        EndWait(token);
        switch ((RequestOutcome)_outcome)
        {
            case RequestOutcome.Cancelled:
                throw new OperationCanceledException(_cancellationToken);
            case RequestOutcome.Failed:
                throw CreateError(_failure);
        }
    }

    /// <summary>Ends the present use, whatever became of it.</summary>
    protected void EndWait(short token)
    {
        _completion.GetResult(token);

        // Waits for a callback that is running elsewhere, so that it cannot cancel the next use of this object.
        _registration.Dispose();
        _registration = default;
        _channel = null;
    }

    /// <summary>The error of a request that has failed.</summary>
    protected Exception ErrorOfFailure() => CreateError(_failure);

    /// <summary>What the caller's await ends with.</summary>
    protected virtual void GetResult(short token) => ThrowIfFailed(token);

    /// <summary>Makes the token of this use stale, for requests that are reused by the end of their await: a second await then fails.</summary>
    protected void EndUse() => _completion.Reset();

    /// <inheritdoc cref="IValueTaskSource.GetStatus"/>
    protected ValueTaskSourceStatus GetStatus(short token) => _completion.GetStatus(token);

    /// <inheritdoc cref="IValueTaskSource.OnCompleted"/>
    protected void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);

    /// <summary>Makes the protocol's error. Runs on the caller's side, so that failing a thousand requests costs the connection nothing.</summary>
    protected abstract Exception CreateError(in RequestFailure failure);
}
