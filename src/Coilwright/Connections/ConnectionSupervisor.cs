using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Connections;

/// <summary>
/// Keeps one connection to a peer: opens it when it is first wanted, watches it, opens it again when it is lost, and tells everybody who
/// waits for it as soon as there is nothing to wait for.
/// </summary>
/// <remarks>
/// <para>
/// One loop does all of the opening, so there is never more than one attempt, which all who wait share. They wait for the outcome
/// of an attempt and look again, each up to a deadline of its own; the attempt is bounded by the connect timeout and goes on when nobody
/// waits any more. A series of attempts, once begun, is carried through to its end: that is what tells later callers what to expect.
/// </para>
/// <para>
/// A peer that takes connections and drops them unused counts as one that does not take them. Only a connection that has answered
/// something, or lasted longer than the first back-off, starts the series anew when it is lost, and is opened again without a wait.
/// </para>
/// <para>
/// Two rules of order that callers and tests may lean on: what the next state needs stands before the state is published (the connection
/// can be had when the state says connected, the timer of a wait is armed when the state says that it is waited), and a dead connection has
/// been closed before the next is opened, because many devices accept only one. Every decision rests on the monotonic clock.
/// </para>
/// </remarks>
internal sealed partial class ConnectionSupervisor<TConnection> : IAsyncDisposable
    where TConnection : class, ILiveConnection
{
    private readonly Lock _gate = new();
    private readonly Connector<TConnection> _connector;
    private readonly ConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly IConnectionListener<TConnection>? _listener;
    private TConnection? _live;

    /// <param name="connector">Opens connections, each within the connect timeout.</param>
    /// <param name="options">Back-off, probe and heartbeat.</param>
    /// <param name="time">The clock.</param>
    /// <param name="owner">Who the state event says it comes from.</param>
    /// <param name="listener">Who is told of connections, where it does not wait for them.</param>
    public ConnectionSupervisor(
        Connector<TConnection> connector,
        ConnectionOptions options,
        TimeProvider time,
        object owner,
        IConnectionListener<TConnection>? listener = null)
    {
        _connector = connector;
        _options = options;
        _time = time;
        _listener = listener;
        States = new ConnectionStateMachine(time, owner);
    }

    /// <summary>The state, its event and its stream.</summary>
    public ConnectionStateMachine States { get; }

    /// <summary>The round-trip time of the last heartbeat that was answered on the present connection.</summary>
    public TimeSpan? RoundTrip => Volatile.Read(ref _heartbeat)?.RoundTrip;

    /// <summary>How many heartbeats in a row have gone unanswered on the present connection.</summary>
    public int MissedHeartbeats => Volatile.Read(ref _heartbeat)?.Misses ?? 0;

    /// <summary>The hot path: the connection if there is one. Takes no lock and allocates nothing.</summary>
    public bool TryGetConnected([NotNullWhen(true)] out TConnection? connection)
    {
        connection = Volatile.Read(ref _live);
        if (connection is { Died.IsCompleted: false })
        {
            return true;
        }

        connection = null;
        return false;
    }
}
