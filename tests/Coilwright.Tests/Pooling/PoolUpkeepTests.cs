using System.Collections.Concurrent;
using Coilwright.Pooling;
using Coilwright.Tests.Connections;

namespace Coilwright.Tests.Pooling;

public sealed class PoolUpkeepTests : PoolTest
{
    protected override void Configure(PoolOptions options)
    {
        options.IdleTimeout = Seconds(60);
        options.MinIdle = 0;
    }

    [Fact]
    public async Task An_idle_connection_that_died_is_never_handed_out_row_39()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(2);
        GiveBack(leases[0]);
        GiveBack(leases[1]);

        leases[1].Connection.Lose();

        Assert.Same(leases[0].Connection, (await RentAsync()).Connection);
        await leases[1].Connection.Closing.WaitAsync(Token);
    }

    [Fact]
    public async Task An_idle_connection_that_died_makes_room_at_once_row_39()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        GiveBack(leases[0]);

        leases[0].Connection.Lose();

        await leases[0].Connection.Closing.WaitAsync(Token);
        await States.UntilAsync(ConnectionState.Disconnected);
        Assert.Equal(0, Pool.Statistics.Idle);
    }

    [Fact]
    public async Task A_connection_that_broke_in_use_is_closed_when_it_is_returned_and_replaced_for_those_who_wait_row_39()
    {
        Options.MaxActive = 1;
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        leases[0].Connection.Lose("reset by peer");
        Assert.Equal(1, Pool.Statistics.Active);

        GiveBack(leases[0]);

        ConnectionStateChange change = await States.UntilAsync(ConnectionState.Reconnecting);
        Assert.Equal("reset by peer", change.Reason!.Message);
        Assert.Same(await Peer.AcceptAsync(), (await rent).Connection);
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task With_one_connection_allowed_the_next_is_opened_only_after_the_last_has_been_closed_row_8()
    {
        Options.MaxActive = 1;
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        var mayClose = new TaskCompletionSource();
        leases[0].Connection.MayClose = mayClose.Task;
        leases[0].Connection.Lose();
        GiveBack(leases[0]);
        await leases[0].Connection.Closing.WaitAsync(Token);
        Assert.Equal((1, 1), (Peer.Attempts, Pool.Statistics.Total));

        mayClose.SetResult();

        Assert.Same(await Peer.AcceptAsync(), (await rent).Connection);
    }

    [Fact]
    public async Task Idle_connections_are_pruned_down_to_the_least_number_oldest_first_row_39()
    {
        Options.MinIdle = 1;
        PoolLease<FakeConnection>[] leases = await RentNewAsync(3);
        FakeConnection spare = await Peer.AcceptAsync();
        foreach (PoolLease<FakeConnection> lease in leases)
        {
            Time.Advance(1);
            GiveBack(lease);
        }

        Time.Advance(57);
        await spare.Closing.WaitAsync(Token);
        Time.Advance(3600);

        await leases[0].Connection.Closing.WaitAsync(Token);
        await leases[1].Connection.Closing.WaitAsync(Token);
        Assert.Equal(1, Pool.Statistics.Idle);
        Assert.Same(leases[2].Connection, (await RentAsync()).Connection);
    }

    [Fact]
    public async Task The_last_idle_connection_that_is_pruned_leaves_the_pool_disconnected_with_nothing_wrong_row_39()
    {
        GiveBack((await RentNewAsync(1))[0]);

        Time.Advance(60);

        ConnectionStateChange change = await States.UntilAsync(ConnectionState.Disconnected);
        Assert.Null(change.Reason);
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        Assert.Same(await Peer.AcceptAsync(), (await rent).Connection);
    }

    [Fact]
    public async Task A_lifetime_reached_in_use_closes_the_connection_when_it_is_returned_row_39()
    {
        Options.Lifetime = Seconds(100);
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        Time.Advance(3600);
        Assert.False(leases[0].Connection.Closing.IsCompleted);

        GiveBack(leases[0]);

        await leases[0].Connection.Closing.WaitAsync(Token);
        Assert.Equal(0, Pool.Statistics.Idle);
    }

    [Fact]
    public async Task A_lifetime_reached_while_idle_closes_and_replaces_the_connection_row_39()
    {
        Options.MinIdle = 1;
        Options.Lifetime = Seconds(100);
        Pool.Start();
        FakeConnection old = await Peer.AcceptAsync();
        await Time.ArmedAsync(seconds: 100);

        Time.Advance(100);

        await old.Closing.WaitAsync(Token);
        await Peer.AcceptAsync();
    }

    [Fact]
    public async Task Lifetimes_are_spread_by_jitter()
    {
        Options.Jitter = 0.5;
        Options.Lifetime = Seconds(100);
        Options.IdleTimeout = Timeout.InfiniteTimeSpan;
        Options.MaxActive = 20;
        PoolLease<FakeConnection>[] leases = await RentNewAsync(20);
        Time.Advance(75);

        Array.ForEach(leases, GiveBack);

        Assert.InRange(Pool.Statistics.Idle, 1, 19);
        Time.Advance(25);
        Assert.Equal(0, Pool.Statistics.Idle);
    }

    [Fact]
    public async Task An_idle_connection_is_asked_for_a_sign_of_life_and_put_back()
    {
        Options.KeepAlive = Seconds(30);
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        GiveBack(leases[0]);
        await Time.ArmedAsync(seconds: 30);
        Time.Advance(30);
        await leases[0].Connection.PingedAsync();
        Assert.Equal(0, Pool.Statistics.Idle);
        Task<PoolLease<FakeConnection>> rent = RentAsync();

        leases[0].Connection.AnswerPing();

        Assert.Same(leases[0].Connection, (await rent).Connection);
    }

    [Fact]
    public async Task Being_asked_for_a_sign_of_life_does_not_make_a_connection_less_idle()
    {
        Options.KeepAlive = Seconds(30);
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        leases[0].Connection.PingAnswer = static () => ValueTask.FromResult(true);
        GiveBack(leases[0]);
        await Time.ArmedAsync(seconds: 30);
        Time.Advance(30);
        await leases[0].Connection.PingedAsync();
        await Time.ArmedAsync(seconds: 30);

        Time.Advance(30);

        await leases[0].Connection.Closing.WaitAsync(Token);
    }

    [Fact]
    public async Task An_idle_connection_that_gives_no_sign_of_life_is_closed_row_39()
    {
        Options.KeepAlive = Seconds(30);
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        GiveBack(leases[0]);
        await Time.ArmedAsync(seconds: 30);
        Time.Advance(30);
        await leases[0].Connection.PingedAsync();

        Time.Advance(5);

        await leases[0].Connection.Closing.WaitAsync(Token);
        Assert.IsType<HeartbeatLostException>(await leases[0].Connection.Died);
    }

    [Fact]
    public async Task A_connection_in_use_over_which_nothing_comes_is_asked_back_and_not_lent_again_row_39()
    {
        Options.KeepAlive = Seconds(30);
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        Time.Advance(20);
        leases[0].Connection.Receive();
        Time.Advance(29);
        Assert.False(leases[0].Connection.IsDraining);

        Time.Advance(1);

        Assert.True(leases[0].Connection.IsDraining);
        GiveBack(leases[0]);
        await leases[0].Connection.Closing.WaitAsync(Token);
        Assert.Equal(0, Pool.Statistics.Idle);
    }

    [Fact]
    public async Task A_connection_in_use_has_its_time_from_when_it_was_lent()
    {
        Options.KeepAlive = Seconds(30);
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        Time.Advance(20);
        GiveBack(leases[0]);
        PoolLease<FakeConnection> again = await RentAsync();

        Time.Advance(29);
        Assert.False(again.Connection.IsDraining);
        Time.Advance(1);

        Assert.True(again.Connection.IsDraining);
    }

    [Fact]
    public async Task A_connection_that_is_not_returned_is_told_of_once_with_the_stack_of_its_renter()
    {
        var told = new ConcurrentQueue<PoolLeak>();
        Options.LeakThreshold = Seconds(10);
        Options.LeakSuspected = leak =>
        {
            told.Enqueue(leak);
            throw new InvalidOperationException("a listener's own fault");
        };
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        await Time.ArmedAsync(seconds: 10);

        Time.Advance(10);
        Time.Advance(1000);

        PoolLeak leak = Assert.Single(told);
        Assert.Equal(Seconds(10), leak.HeldFor);
        Assert.Contains(nameof(RentNewAsync), leak.Renter, StringComparison.Ordinal);
        Assert.Equal(1, Pool.Statistics.SuspectedLeaks);
        GiveBack(leases[0]);
    }

    [Fact]
    public async Task The_wall_clock_moved_a_day_either_way_closes_nothing_row_41()
    {
        GiveBack((await RentNewAsync(1))[0]);

        Time.WallClockOffset = TimeSpan.FromDays(1);
        Time.Advance(59);
        Time.WallClockOffset = TimeSpan.FromDays(-1);
        Time.Advance(0.5);

        Assert.Equal(1, Pool.Statistics.Idle);
    }
}
