using System.Collections.Concurrent;
using Coilwright.Connections;
using Coilwright.Pooling;
using Coilwright.Tests.Connections;

namespace Coilwright.Tests.Pooling;

/// <summary>Many callers on many threads over a peer that accepts at once and keeps dying.</summary>
public sealed class PoolLoadTests
{
    private const int MaxActive = 4;

    private readonly ConcurrentDictionary<FakeConnection, int> _users = new();
    private readonly TestTime _time = new();
    private int _open;
    private int _mostOpen;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_restarts_under_load_loses_no_caller_and_lends_no_connection_twice_row_39()
    {
        var options = new PoolOptions { MaxActive = MaxActive, MaxWait = Timeout.InfiniteTimeSpan, Jitter = 0 };
        var connector = new Connector<FakeConnection>([new("tcp://plc:502", OpenAsync)], TimeSpan.FromSeconds(5), _time);
        await using var pool = new ConnectionPool<FakeConnection>(connector, options, new ReconnectOptions(), _time, this);

        int[] served = await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(() => CallAsync(pool, caller), Token)));

        Assert.Equal(32 * 200, served.Sum());
        Assert.InRange(_mostOpen, 1, MaxActive);
        Assert.Equal((0, 0), (pool.Statistics.Active, pool.Statistics.Waiting));
        Assert.Equal(pool.Statistics.Opened - pool.Statistics.Closed, pool.Statistics.Total);
    }

    private async Task<int> CallAsync(ConnectionPool<FakeConnection> pool, int caller)
    {
        int served = 0;
        for (int i = 0; i < 200; i++)
        {
            using PoolLease<FakeConnection> lease = await pool.RentAsync(Timeout.InfiniteTimeSpan, Token);
            Assert.Equal(1, _users.AddOrUpdate(lease.Connection, 1, static (_, users) => users + 1));
            lease.Connection.HasAnswered = true;
            if (i % 10 == 0)
            {
                await Task.Yield();
            }

            // The server restarts: whatever is open dies, in use or not.
            if (caller == 0 && i % 50 == 25)
            {
                foreach (FakeConnection connection in _users.Keys)
                {
                    connection.Lose("server restarted");
                }
            }

            _users.AddOrUpdate(lease.Connection, 0, static (_, users) => users - 1);
            served++;
        }

        return served;
    }

    private ValueTask<FakeConnection> OpenAsync(CancellationToken cancellationToken)
    {
        int open = Interlocked.Increment(ref _open);
        InterlockedMax(ref _mostOpen, open);
        var connection = new FakeConnection(_time) { Closed = () => Interlocked.Decrement(ref _open) };
        return ValueTask.FromResult(connection);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
