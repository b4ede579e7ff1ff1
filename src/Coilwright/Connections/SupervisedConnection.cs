using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Connections;

/// <summary>One connection, kept alive by a supervisor.</summary>
internal sealed class SupervisedConnection(
    Connector<LiveConnection> connector,
    ConnectionOptions options,
    TimeProvider time,
    object owner,
    IConnectionListener<LiveConnection> listener) : IConnectionSource
{
    private readonly ConnectionSupervisor<LiveConnection> _supervisor = new(connector, options, time, owner, listener);

    public ConnectionStateMachine States => _supervisor.States;

    public bool IsPool => false;

    public int MissedHeartbeats => _supervisor.MissedHeartbeats;

    public void Start() => _supervisor.Start();

    public bool TryDemand([NotNullWhen(false)] out Exception? refusal) => _supervisor.TryDemand(out refusal);

    public void Release(LiveConnection connection)
    {
        // Not lent: it stays with the channel until it dies, which the supervisor sees for itself.
    }

    public Task ConnectAsync(CancellationToken cancellationToken) => _supervisor.ConnectAsync(cancellationToken);

    public Task DrainAsync(TimeSpan bound) => _supervisor.DrainAsync(bound);

    public ValueTask DisposeAsync() => _supervisor.DisposeAsync();
}
