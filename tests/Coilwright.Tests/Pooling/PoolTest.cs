using Coilwright.Pooling;
using Coilwright.Tests.Connections;

namespace Coilwright.Tests.Pooling;

/// <summary>A pool over a scripted peer, with time that stands still until the test moves it. No jitter, no keep-alive unless asked for.</summary>
public abstract class PoolTest : IAsyncLifetime
{
    internal TestTime Time { get; } = new();

    internal FakePeer Peer { get; }

    internal PoolOptions Options { get; } = new() { Jitter = 0, KeepAlive = Timeout.InfiniteTimeSpan };

    internal ReconnectOptions Reconnect { get; } = new() { Jitter = 0 };

    internal ConnectionPool<FakeConnection> Pool { get; private set; } = null!;

    internal StateProbe States { get; private set; } = null!;

    protected PoolTest() => Peer = new FakePeer(Time);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static TimeSpan Seconds(double value) => TimeSpan.FromSeconds(value);

    public async ValueTask InitializeAsync()
    {
        Configure(Options);
        Pool = new(Peer.Connector(Seconds(7), "tcp://plc:502"), Options, Reconnect, Time, this);
        States = await StateProbe.StartAsync(Pool.States);
    }

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        await States.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(PoolOptions options)
    {
    }

    internal Task<PoolLease<FakeConnection>> RentAsync(double seconds = 1000, CancellationToken? token = null) =>
        Pool.RentAsync(Seconds(seconds), token ?? Token).AsTask();

    /// <summary>Rents as many connections at once, each of which the peer has to accept.</summary>
    internal async Task<PoolLease<FakeConnection>[]> RentNewAsync(int count)
    {
        var leases = new PoolLease<FakeConnection>[count];
        for (int i = 0; i < count; i++)
        {
            Task<PoolLease<FakeConnection>> rent = RentAsync();
            await Peer.AcceptAsync();
            leases[i] = await rent;
        }

        return leases;
    }

    /// <summary>Returns a connection that has served a request.</summary>
    internal static void GiveBack(PoolLease<FakeConnection> lease)
    {
        lease.Connection.HasAnswered = true;
        lease.Dispose();
    }
}
