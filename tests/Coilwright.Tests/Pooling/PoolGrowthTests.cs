using Coilwright.Pooling;
using Coilwright.Tests.Connections;

namespace Coilwright.Tests.Pooling;

public sealed class PoolGrowthTests : PoolTest
{
    protected override void Configure(PoolOptions options) => (options.MaxActive, options.MaxWait) = (50, Timeout.InfiniteTimeSpan);

    [Fact]
    public async Task Fifty_requests_in_a_burst_on_a_slow_connect_end_with_few_connections_row_40()
    {
        Task[] requests = [.. Enumerable.Range(0, 50).Select(_ => ServeAsync())];
        FakeConnection first = await Peer.AcceptAsync();
        Opening slow = await Peer.OpeningAsync();

        await Task.WhenAll(requests);
        FakeConnection second = slow.Accept();
        PoolLease<FakeConnection> lease = await RentAsync();

        Assert.Contains(lease.Connection, new[] { first, second });
        Assert.Equal(2, Peer.Attempts);
        Assert.InRange(Pool.Statistics.Total, 1, 2);

        async Task ServeAsync()
        {
            PoolLease<FakeConnection> lease = await RentAsync();
            await Task.Yield();
            GiveBack(lease);
        }
    }

    [Fact]
    public async Task One_connection_is_opened_at_a_time()
    {
        Task<PoolLease<FakeConnection>>[] rents = [.. Enumerable.Range(0, 3).Select(_ => RentAsync())];

        for (int opened = 1; opened <= 3; opened++)
        {
            Opening opening = await Peer.OpeningAsync();
            Assert.Equal(opened, Peer.Attempts);
            opening.Accept();
        }

        await Task.WhenAll(rents);
        Assert.Equal((3, 3), (Pool.Statistics.Active, Peer.Attempts));
    }

    [Fact]
    public async Task The_least_number_of_idle_connections_is_opened_in_advance_and_kept()
    {
        Options.MinIdle = 2;

        Pool.Start();
        await Peer.AcceptAsync();
        await Peer.AcceptAsync();
        await States.UntilAsync(ConnectionState.Connected);
        await RentAsync();

        await Peer.AcceptAsync();
    }

    [Fact]
    public async Task Waiters_wait_through_the_back_off_and_fail_at_once_when_it_goes_offline()
    {
        Task<PoolLease<FakeConnection>>[] rents = [.. Enumerable.Range(0, 3).Select(_ => RentAsync())];

        await OfflineAsync();

        foreach (Task<PoolLease<FakeConnection>> rent in rents)
        {
            ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => rent);
            Assert.Equal(ConnectionState.Offline, error.State);
            Assert.Contains("refused", error.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => RentAsync());
        Assert.Equal(5, Peer.Attempts);
    }

    [Fact]
    public async Task Offline_is_left_by_a_probe_that_nobody_asked_for()
    {
        await WentOfflineAsync();
        Time.Advance(30);
        await Peer.RefuseAsync();
        await Time.ArmedAsync(seconds: 30);
        await Time.ArmedAsync(seconds: 30);
        Time.Advance(30);

        FakeConnection opened = await Peer.AcceptAsync();

        await States.NextAsync(ConnectionState.Connected);
        Assert.Same(opened, (await RentAsync()).Connection);
    }

    [Fact]
    public async Task Offline_is_left_by_an_explicit_connect()
    {
        await WentOfflineAsync();
        Task connect = Pool.ConnectAsync(Token);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);

        await Peer.AcceptAsync();

        await connect;
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task An_explicit_connect_that_fails_offline_throws_and_stays_offline()
    {
        await WentOfflineAsync();
        Task connect = Pool.ConnectAsync(Token);
        await Peer.RefuseAsync("no route");

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);

        Assert.Contains("no route", error.Message, StringComparison.Ordinal);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Offline);
    }

    [Fact]
    public async Task An_explicit_connect_makes_one_attempt_throws_and_leaves_nothing_going_on()
    {
        Task connect = Pool.ConnectAsync(Token);
        await Peer.RefuseAsync();

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);

        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Disconnected);
        Time.Advance(3600);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task An_explicit_connect_opens_the_first_connection_and_then_has_nothing_to_do()
    {
        Task connect = Pool.ConnectAsync(Token);
        await Peer.AcceptAsync();
        await connect;

        await Pool.ConnectAsync(Token);

        Assert.Equal((1, 1), (Peer.Attempts, Pool.Statistics.Idle));
    }

    [Fact]
    public async Task An_explicit_connect_cuts_the_back_off_short()
    {
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        await Peer.RefuseAsync();
        await States.UntilAsync(ConnectionState.Reconnecting);

        Task connect = Pool.ConnectAsync(Token);

        Assert.Same(await Peer.AcceptAsync(), (await rent).Connection);
        await connect;
    }

    [Fact]
    public async Task Callers_with_short_deadlines_do_not_keep_a_dead_peer_from_being_found_offline()
    {
        for (int failure = 1; failure <= 5; failure++)
        {
            Task<PoolLease<FakeConnection>> rent = RentAsync(seconds: 0.5);
            await Peer.RefuseAsync();
            if (failure < 5)
            {
                await States.UntilAsync(ConnectionState.Reconnecting);
                Time.Advance(0.6);
                await Assert.ThrowsAsync<PoolExhaustedException>(() => rent);
                Time.Advance(30);
                await States.UntilAsync(ConnectionState.Disconnected);
            }
            else
            {
                await Assert.ThrowsAsync<ConnectionUnavailableException>(() => rent);
            }
        }

        await States.UntilAsync(ConnectionState.Offline);
    }

    [Fact]
    public async Task A_peer_that_drops_connections_unused_is_backed_off_from()
    {
        Task<PoolLease<FakeConnection>> first = RentAsync();
        FakeConnection dropped = await Peer.AcceptAsync();
        PoolLease<FakeConnection> lease = await first;
        Task<PoolLease<FakeConnection>> second = RentAsync();
        (await Peer.OpeningAsync()).Accept().Poison(new IOException("closed"));
        dropped.Poison(new IOException("closed"));
        lease.Dispose();

        ConnectionStateChange change = await States.UntilAsync(ConnectionState.Reconnecting);

        Assert.Equal("closed", change.Reason!.Message);
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_peer_that_drops_every_connection_unused_is_found_offline()
    {
        Options.MaxActive = 1;
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        for (int failure = 1; failure <= 5; failure++)
        {
            FakeConnection dropped = await Peer.AcceptAsync();
            PoolLease<FakeConnection> lease = await rent;
            rent = RentAsync();
            dropped.Poison(new IOException("closed by peer"));
            lease.Dispose();
            await States.UntilAsync(ConnectionState.Reconnecting);
            Time.Advance(failure < 5 ? Math.Pow(2, failure - 1) : 0);
        }

        ConnectionStateChange change = await States.NextAsync(ConnectionState.Offline);
        Assert.Equal("closed by peer", change.Reason!.Message);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => rent);
    }

    private async Task WentOfflineAsync()
    {
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        await OfflineAsync();
        await Assert.ThrowsAnyAsync<CoilwrightException>(() => rent);
    }

    private async Task OfflineAsync()
    {
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        for (int attempt = 1; attempt < 5; attempt++)
        {
            await Peer.RefuseAsync();
            await States.NextAsync(ConnectionState.Reconnecting, attempt + 1);
            Time.Advance(Math.Pow(2, attempt - 1));
        }

        await Peer.RefuseAsync();
        await States.NextAsync(ConnectionState.Offline);
    }
}
