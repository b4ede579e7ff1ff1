using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>
/// An open connection with what is in flight on it. Guarded by the lock of its channel, except for the transport and for what
/// <see cref="ILiveConnection"/> says of it.
/// </summary>
internal sealed class LiveConnection : ILiveConnection, IRequestChannel
{
    // The heartbeat ends its wait by a token. Some bound there has to be.
    private static readonly TimeSpan LongestPing = TimeSpan.FromDays(1);

    private readonly TaskCompletionSource<Exception> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RequestChannel _channel;
    private long[] _answers = [];
    private Task _receiving = Task.CompletedTask;
    private long _lastReceivedAt;
    private bool _hasAnswered;

    public LiveConnection(RequestChannel channel, ITransportConnection transport, int frameSize, int window, ushort firstId)
    {
        _channel = channel;
        _lastReceivedAt = channel.TimeProvider.GetTimestamp();
        Transport = transport;
        Frame = new byte[frameSize];
        InFlight = new InFlightTable(window, firstId, this);
    }

    public ITransportConnection Transport { get; }

    public InFlightTable InFlight { get; }

    /// <summary>Requests for this connection and no other, to be sent before those that wait for any: its heartbeat.</summary>
    public RequestQueue Urgent { get; } = new();

    /// <summary>
    /// The frame that is being sent. A connection has its own, never shared with the next one: what is left of a frame must not change
    /// under a send that has not noticed yet that the connection is given up.
    /// </summary>
    public byte[] Frame { get; }

    /// <summary>Whether a send is under way, so that the frame is not free.</summary>
    public bool IsWriting { get; set; }

    /// <summary>The id of the request whose frame is, or was last, sent.</summary>
    public ushort WritingId { get; set; }

    /// <summary>When the send under way has to be through.</summary>
    public long WriteDeadline { get; set; }

    /// <summary>Whether the channel has it, to send whatever waits.</summary>
    public bool IsLent { get; set; }

    /// <summary>Whether the channel has ever had it.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether it carries nothing any more.</summary>
    public bool IsDead { get; set; }

    /// <summary>Whether nothing more is sent: too many ids are in quarantine, or it is drained, and the connection ends once it is empty.</summary>
    public bool IsRetiring { get; set; }

    /// <summary>Whether nothing is on its way.</summary>
    public bool IsEmpty => !IsWriting && InFlight.Pending.Count == 0 && Urgent.Count == 0;

    /// <summary>Whether the connection has retired and carries nothing any more.</summary>
    public bool IsSpent => IsRetiring && IsEmpty;

    public Task<Exception> Died => _died.Task;

    public bool HasAnswered => Volatile.Read(ref _hasAnswered);

    public long LastReceivedAt => Volatile.Read(ref _lastReceivedAt);

    TimeProvider IRequestChannel.TimeProvider => _channel.TimeProvider;

    /// <summary>Begins to receive.</summary>
    public void Start() => _receiving = _channel.ReceiveAsync(this);

    /// <summary>Notes that something has come in.</summary>
    public void NoteReceived() => Volatile.Write(ref _lastReceivedAt, _channel.TimeProvider.GetTimestamp());

    /// <summary>How many requests to one of those behind the connection were answered.</summary>
    public long AnswersOf(PendingRequest request) => request.Lane < _answers.Length ? _answers[request.Lane] : 0;

    /// <summary>Counts an answer.</summary>
    public void NoteAnswer(PendingRequest request)
    {
        if (request.Lane >= _answers.Length)
        {
            Array.Resize(ref _answers, request.Lane + 1);
        }

        _answers[request.Lane]++;
        Volatile.Write(ref _hasAnswered, true);
    }

    /// <summary>How far a request in flight has come.</summary>
    public RequestPhase PhaseOf(PendingRequest request) =>
        IsWriting && request.Id == WritingId ? RequestPhase.Write : RequestPhase.Response;

    public async ValueTask<bool> PingAsync(CancellationToken cancellationToken)
    {
        if (_channel.CreatePing() is not { } ping)
        {
            return false;
        }

        ping.Submit(this, LongestPing, cancellationToken);
        await ping.WaitAsync().ConfigureAwait(false);
        _channel.NoteRoundTrip(ping);
        return true;
    }

    public Task DrainAsync(CancellationToken cancellationToken)
    {
        _channel.Drain(this);
        return _died.Task;
    }

    public void Poison(Exception reason) => _channel.Poison(this, FailureKind.ConnectionLost, reason);

    /// <summary>Tells whoever keeps the connection. Called once, when nothing is in flight on it any more.</summary>
    public void Die(Exception reason) => _died.TrySetResult(reason);

    /// <summary>Closes it, if it is not dead yet, and waits until the transport is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel.Poison(this, FailureKind.Disposed, null);
        await _receiving.ConfigureAwait(false);
    }

    void IRequestChannel.Submit(PendingRequest request) => _channel.Submit(request, this);

    void IRequestChannel.Withdraw(PendingRequest request) => _channel.Withdraw(request);
}
