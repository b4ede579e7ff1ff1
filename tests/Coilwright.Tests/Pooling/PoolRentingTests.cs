using Coilwright.Pooling;
using Coilwright.Tests.Connections;
using Coilwright.Tests.Shared;

namespace Coilwright.Tests.Pooling;

public sealed class PoolRentingTests : PoolTest
{
    protected override void Configure(PoolOptions options) => options.MaxActive = 2;

    [Fact]
    public async Task Nothing_is_opened_before_it_is_wanted()
    {
        Pool.Start();

        Assert.Equal(0, Pool.Statistics.Opening);
        await Pool.DisposeAsync();
        Assert.Equal(0, Peer.Attempts);
    }

    [Fact]
    public async Task A_returned_connection_is_lent_again_without_a_wait()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        GiveBack(leases[0]);

        ValueTask<PoolLease<FakeConnection>> again = Pool.RentAsync(Timeout.InfiniteTimeSpan, Token);

        Assert.True(again.IsCompletedSuccessfully);
        Assert.Same(leases[0].Connection, (await again).Connection);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task The_connection_that_was_used_last_is_lent_first()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(2);
        GiveBack(leases[1]);
        GiveBack(leases[0]);

        Assert.Same(leases[0].Connection, (await RentAsync()).Connection);
        Assert.Same(leases[1].Connection, (await RentAsync()).Connection);
    }

    [Fact]
    public async Task Exhausted_callers_wait_and_are_served_in_the_order_they_came_row_38()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(2);
        Task<PoolLease<FakeConnection>> first = RentAsync();
        Task<PoolLease<FakeConnection>> second = RentAsync();
        Assert.Equal((2, 0, 2), (Pool.Statistics.Active, Pool.Statistics.Idle, Pool.Statistics.Waiting));

        GiveBack(leases[1]);
        Assert.Same(leases[1].Connection, (await first).Connection);
        Assert.False(second.IsCompleted);
        GiveBack(leases[0]);

        Assert.Same(leases[0].Connection, (await second).Connection);
        Assert.Equal(2, Peer.Attempts);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_ends_with_the_numbers_of_the_pool_row_38()
    {
        Options.MaxWait = Seconds(5);
        await RentNewAsync(2);
        Task<PoolLease<FakeConnection>> first = RentAsync();
        Task<PoolLease<FakeConnection>> second = RentAsync();

        Time.Advance(4.9);
        Assert.False(first.IsCompleted);
        Time.Advance(0.2);

        PoolExhaustedException error = await Assert.ThrowsAsync<PoolExhaustedException>(() => first);
        Assert.Contains("within 5 s: total 2 of 2, active 2, idle 0, opening 0, waiting 2.", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Statistics.Waiting);
        Assert.True(error.IsTransient);
        Assert.False(error.MayHaveBeenApplied);
        await Assert.ThrowsAsync<PoolExhaustedException>(() => second);
        Assert.Equal((0, 2), (Pool.Statistics.Waiting, Pool.Statistics.TimedOut));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_names_the_last_connect_error_row_38()
    {
        Task<PoolLease<FakeConnection>> rent = RentAsync(seconds: 1.5);
        await Peer.RefuseAsync("connection refused");
        await States.UntilAsync(ConnectionState.Reconnecting);
        Time.Advance(1);
        await Peer.OpeningAsync();

        Time.Advance(0.6);

        PoolExhaustedException error = await Assert.ThrowsAsync<PoolExhaustedException>(() => rent);
        Assert.Contains("total 0 of 2, active 0, idle 0, opening 1, waiting 1. The last attempt to connect failed: Could not connect to tcp://plc:502: connection refused", error.Message, StringComparison.Ordinal);
        Assert.IsType<ConnectFailedException>(error.InnerException);
    }

    [Fact]
    public async Task A_callers_own_deadline_may_end_the_wait_earlier_row_38()
    {
        await RentNewAsync(2);
        Task<PoolLease<FakeConnection>> hasty = RentAsync(seconds: 1);
        Task<PoolLease<FakeConnection>> patient = RentAsync();

        Time.Advance(1.1);

        await Assert.ThrowsAsync<PoolExhaustedException>(() => hasty);
        Assert.False(patient.IsCompleted);
    }

    [Fact]
    public async Task A_cancelled_waiter_is_passed_over_and_costs_no_connection_row_38()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(2);
        using var cancellation = new CancellationTokenSource();
        Task<PoolLease<FakeConnection>> cancelled = RentAsync(token: cancellation.Token);
        Task<PoolLease<FakeConnection>> other = RentAsync();

        await cancellation.CancelAsync();
        GiveBack(leases[0]);

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.Same(leases[0].Connection, (await other).Connection);
        GiveBack(leases[1]);
        Assert.Equal(1, Pool.Statistics.Idle);
    }

    [Fact]
    public async Task Waiters_that_leave_from_the_middle_and_the_end_do_not_disturb_the_order_row_38()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(2);
        using var cancellation = new CancellationTokenSource();
        Task<PoolLease<FakeConnection>> first = RentAsync();
        Task<PoolLease<FakeConnection>> middle = RentAsync(token: cancellation.Token);
        Task<PoolLease<FakeConnection>> second = RentAsync();
        Task<PoolLease<FakeConnection>> end = RentAsync(token: cancellation.Token);
        await cancellation.CancelAsync();
        Task<PoolLease<FakeConnection>> third = RentAsync();

        GiveBack(leases[0]);
        GiveBack(leases[1]);
        GiveBack(await first);
        GiveBack(await second);

        await third;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => middle);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => end);
        Assert.Equal(0, Pool.Statistics.Waiting);
    }

    [Fact]
    public async Task Waiters_that_are_cancelled_before_the_next_attempt_cost_no_connection_row_38()
    {
        using var cancellation = new CancellationTokenSource();
        Task<PoolLease<FakeConnection>> cancelled = RentAsync(token: cancellation.Token);
        await Peer.RefuseAsync();
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);

        await cancellation.CancelAsync();
        Time.Advance(1);

        await States.NextAsync(ConnectionState.Disconnected);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task A_token_that_has_fired_already_gets_no_connection_row_38()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        GiveBack(leases[0]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RentAsync(token: new CancellationToken(canceled: true)));

        Assert.Equal(1, Pool.Statistics.Idle);
    }

    [Fact]
    public async Task A_failed_connect_gives_its_place_back_row_38()
    {
        Options.MaxActive = 1;
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        await Peer.RefuseAsync();
        await States.UntilAsync(ConnectionState.Reconnecting);
        Assert.Equal((0, 0, 1L), (Pool.Statistics.Total, Pool.Statistics.Opening, Pool.Statistics.ConnectFailures));

        Time.Advance(1);

        Assert.Same(await Peer.AcceptAsync(), (await rent).Connection);
    }

    [Fact]
    public async Task A_caller_takes_whatever_is_free_first_and_not_the_connection_opened_for_it()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        Task<PoolLease<FakeConnection>> rent = RentAsync();
        Opening opening = await Peer.OpeningAsync();

        GiveBack(leases[0]);

        Assert.Same(leases[0].Connection, (await rent).Connection);
        FakeConnection spare = opening.Accept();
        Assert.Same(spare, (await RentAsync()).Connection);
    }

    [Fact]
    public async Task Returning_a_lease_twice_does_not_return_the_next_loan()
    {
        PoolLease<FakeConnection>[] leases = await RentNewAsync(1);
        GiveBack(leases[0]);
        await RentAsync();

        leases[0].Dispose();
        default(PoolLease<FakeConnection>).Dispose();

        Assert.Equal((1, 0), (Pool.Statistics.Active, Pool.Statistics.Idle));
    }

    [Fact]
    public async Task Renting_and_returning_allocate_nothing()
    {
        GiveBack((await RentNewAsync(1))[0]);

        Assert.Equal(0, LeastAllocated.OnThisThread(() => TakeNow(Pool.RentAsync(Timeout.InfiniteTimeSpan, Token)).Dispose()));

        static PoolLease<FakeConnection> TakeNow(ValueTask<PoolLease<FakeConnection>> rent) => rent.GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Waiting_for_a_connection_allocates_nothing_either()
    {
        Options.MaxActive = 1;
        PoolLease<FakeConnection> lease = (await RentNewAsync(1))[0];

        Assert.Equal(0, LeastAllocated.OnThisThread(() => lease = TakeAfter(lease, Pool.RentAsync(Seconds(1), Token))));

        static PoolLease<FakeConnection> TakeAfter(PoolLease<FakeConnection> lease, ValueTask<PoolLease<FakeConnection>> rent)
        {
            lease.Dispose();
            return rent.GetAwaiter().GetResult();
        }
    }
}
