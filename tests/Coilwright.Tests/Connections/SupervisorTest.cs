using Coilwright.Connections;

namespace Coilwright.Tests.Connections;

/// <summary>A supervisor over a scripted peer, with time that stands still until the test moves it. No jitter, no heartbeat unless asked for.</summary>
public abstract class SupervisorTest : IAsyncLifetime
{
    internal TestTime Time { get; } = new();

    internal FakePeer Peer { get; }

    internal ConnectionOptions Options { get; } = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        Reconnect = new() { Jitter = 0 },
        Heartbeat = new() { Interval = Timeout.InfiniteTimeSpan },
    };

    internal ConnectionSupervisor<FakeConnection> Supervisor { get; private set; } = null!;

    internal StateProbe States { get; private set; } = null!;

    protected SupervisorTest() => Peer = new FakePeer(Time);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static TimeSpan Seconds(double value) => TimeSpan.FromSeconds(value);

    public async ValueTask InitializeAsync()
    {
        Configure(Options);
        Supervisor = new(Peer.Connector(Options.ConnectTimeout, Endpoints), Options, Time, this, Listener);
        States = await StateProbe.StartAsync(Supervisor.States);
    }

    public async ValueTask DisposeAsync()
    {
        await Supervisor.DisposeAsync();
        await States.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal virtual IConnectionListener<FakeConnection>? Listener => null;

    protected virtual string[] Endpoints => ["tcp://plc:502"];

    protected virtual void Configure(ConnectionOptions options)
    {
    }

    /// <summary>A request that comes for a connection and waits up to its deadline.</summary>
    internal Task<FakeConnection> RequestAsync(double seconds = 1000) => Supervisor.GetConnectedAsync(Seconds(seconds), Token).AsTask();

    internal async Task<FakeConnection> ConnectedAsync()
    {
        Task<FakeConnection> request = RequestAsync();
        await Peer.AcceptAsync();
        await States.UntilAsync(ConnectionState.Connected);
        return await request;
    }

    /// <summary>Refuses every attempt until the supervisor gives up.</summary>
    internal async Task OfflineAsync()
    {
        Supervisor.TryDemand(out _);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await FailUntilOfflineAsync();
    }

    internal async Task FailUntilOfflineAsync()
    {
        while (true)
        {
            await Peer.RefuseAsync();
            ConnectionStateChange change = await States.NextAsync();
            if (change.Current == ConnectionState.Offline)
            {
                return;
            }

            Time.Advance(BackOff.Delay(Options.Reconnect, change.Attempt - 1, random: 0));
        }
    }
}
