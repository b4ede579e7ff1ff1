using Coilwright.Pooling;
using Coilwright.Tests.Connections;

namespace Coilwright.Tests.Pooling;

public sealed class PoolEndingTests : PoolTest
{
    [Fact]
    public async Task Disposed_with_borrowed_connections_they_die_and_close_at_once_row_39()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(2);
        GiveBack(leases[1]);

        await Pool.DisposeAsync();

        Assert.Contains("closed by its owner", (await leases[0].Connection.Died).Message, StringComparison.Ordinal);
        Assert.All(leases, static lease => Assert.True(lease.Connection.Closing.IsCompleted));
        GiveBack(leases[0]);
        Assert.Equal((0, 0, 0), (Pool.Statistics.Total, Pool.Statistics.Active, Pool.Statistics.Idle));
        await States.UntilAsync(ConnectionState.Closed);
    }

    [Fact]
    public async Task Disposed_with_callers_waiting_they_fail_at_once_row_12()
    {
        Options.MaxActive = 1;
        await RentNewAsync(1);
        Task<PoolLease<FakeConnection>> waiting = RentAsync();

        await Pool.DisposeAsync();

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => waiting);
        Assert.Equal(ConnectionState.Closed, error.State);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => RentAsync());
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => Pool.ConnectAsync(Token));
    }

    [Fact]
    public async Task Disposed_while_connecting_the_attempt_is_cancelled_and_a_late_connection_closed_row_12()
    {
        Task<PoolLease<FakeConnection>> waiting = RentAsync();
        Opening opening = await Peer.OpeningAsync();

        await Pool.DisposeAsync();

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => waiting);
        Assert.True(opening.CancellationToken.IsCancellationRequested);
        await opening.Accept().Closing.WaitAsync(Token);
    }

    [Fact]
    public async Task Disposed_during_the_back_off_no_other_attempt_is_made_row_12()
    {
        Task<PoolLease<FakeConnection>> waiting = RentAsync();
        await Peer.RefuseAsync();
        await States.UntilAsync(ConnectionState.Reconnecting);

        await Pool.DisposeAsync();
        Time.Advance(3600);

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => waiting);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task Disposing_twice_or_from_many_sides_at_once_is_fine_row_12()
    {
        await RentNewAsync(2);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Pool.DisposeAsync(), Token)));
        await Pool.DisposeAsync();

        await States.UntilAsync(ConnectionState.Closed);
    }

    [Fact]
    public async Task Draining_waits_for_what_is_on_loan_and_lends_no_more()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(2);
        GiveBack(leases[1]);

        Task drain = Pool.DrainAsync(Seconds(60));

        await States.UntilAsync(ConnectionState.Draining);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => RentAsync());
        await leases[1].Connection.Closing.WaitAsync(Token);
        Assert.False(leases[0].Connection.Died.IsCompleted);
        GiveBack(leases[0]);
        await drain;
        await States.NextAsync(ConnectionState.Closed);
    }

    [Fact]
    public async Task Draining_is_bounded()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        Task drain = Pool.DrainAsync(Seconds(60));
        await Time.ArmedAsync(seconds: 60);

        Time.Advance(60);

        await drain;
        Assert.True(leases[0].Connection.Died.IsCompleted);
    }
}
