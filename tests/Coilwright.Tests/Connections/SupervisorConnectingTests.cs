using Coilwright.Tests.Shared;

namespace Coilwright.Tests.Connections;

public sealed class SupervisorConnectingTests : SupervisorTest
{
    [Fact]
    public async Task Nothing_is_opened_before_the_first_request_asks_for_it()
    {
        Supervisor.Start();

        Assert.Equal(ConnectionState.Disconnected, Supervisor.States.State);
        Assert.Equal(0, Peer.Attempts);
        Assert.False(Supervisor.TryGetConnected(out _));
        await Supervisor.DisposeAsync();
    }

    [Fact]
    public async Task An_eager_client_connects_without_being_asked()
    {
        Options.Eager = true;

        Supervisor.Start();

        FakeConnection opened = await Peer.AcceptAsync();
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Connected);
        Assert.True(Supervisor.TryGetConnected(out FakeConnection? live));
        Assert.Same(opened, live);
    }

    [Fact]
    public async Task A_hundred_callers_share_one_attempt_and_its_connection()
    {
        Task<FakeConnection>[] requests = [.. Enumerable.Range(0, 100).Select(_ => RequestAsync())];

        FakeConnection opened = await Peer.AcceptAsync();

        Assert.All(await Task.WhenAll(requests), connection => Assert.Same(opened, connection));
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task Each_caller_waits_up_to_its_own_deadline_while_the_attempt_goes_on_for_the_others()
    {
        Task<FakeConnection> hasty = RequestAsync(seconds: 1);
        Task<FakeConnection> patient = RequestAsync(seconds: 4);
        Opening opening = await Peer.OpeningAsync();

        Time.Advance(1);

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => hasty);
        Assert.Contains("Not connected within 1 s, with attempt 1 of 5", error.Message, StringComparison.Ordinal);
        Assert.False(error.MayHaveBeenApplied);
        Assert.True(error.IsTransient);
        FakeConnection opened = opening.Accept();
        Assert.Same(opened, await patient);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_already_is_not_waited_for()
    {
        Task<FakeConnection> late = RequestAsync(seconds: 0);

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => late);

        Assert.Equal(ConnectionState.Connecting, error.State);
    }

    [Fact]
    public async Task A_timeout_noticed_long_after_its_time_says_that_the_thread_pool_is_starved_row_41()
    {
        Task<FakeConnection> request = RequestAsync(seconds: 1);
        await Peer.OpeningAsync();

        Time.Advance(4);

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => request);
        Assert.Contains("noticed 3 s late", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_caller_gets_its_cancellation_and_costs_the_others_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        Task<FakeConnection> cancelled = Supervisor.GetConnectedAsync(Timeout.InfiniteTimeSpan, cancellation.Token).AsTask();
        Task<FakeConnection> other = RequestAsync();
        Opening opening = await Peer.OpeningAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Same(opening.Accept(), await other);
    }

    [Fact]
    public async Task An_attempt_that_nobody_waits_for_any_more_still_ends_and_serves_the_next_caller()
    {
        Task<FakeConnection> hasty = RequestAsync(seconds: 1);
        Opening opening = await Peer.OpeningAsync();
        Time.Advance(1);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => hasty);

        FakeConnection opened = opening.Accept();

        Assert.Same(opened, await RequestAsync());
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task A_connect_that_never_completes_fails_by_the_connect_timeout_and_is_cancelled_row_9()
    {
        Task connect = Supervisor.ConnectAsync(Token);
        Opening opening = await Peer.OpeningAsync();

        Time.Advance(5);

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);
        var reason = Assert.IsType<ConnectFailedException>(error.InnerException);
        Assert.Equal("tcp://plc:502", reason.Endpoint);
        Assert.Contains("did not accept the connection within 5 s", reason.Message, StringComparison.Ordinal);
        Assert.True(opening.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task A_connection_that_opens_after_it_was_given_up_is_closed_row_8()
    {
        Task connect = Supervisor.ConnectAsync(Token);
        Opening opening = await Peer.OpeningAsync();
        Time.Advance(5);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);

        FakeConnection late = opening.Accept();

        await late.Closing.WaitAsync(Token);
        Assert.False(Supervisor.TryGetConnected(out _));
    }

    [Fact]
    public async Task An_explicit_connect_makes_one_attempt_throws_and_leaves_nothing_going_on()
    {
        Task connect = Supervisor.ConnectAsync(Token);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);

        await Peer.RefuseAsync("connection refused");

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);
        Assert.Contains("tcp://plc:502: connection refused", error.Message, StringComparison.Ordinal);
        ConnectionStateChange change = await States.NextAsync(ConnectionState.Disconnected);
        Assert.IsType<ConnectFailedException>(change.Reason);
        Time.Advance(3600);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task After_a_failed_explicit_connect_the_next_request_starts_from_the_beginning()
    {
        Task connect = Supervisor.ConnectAsync(Token);
        await Peer.RefuseAsync();
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);

        Task<FakeConnection> request = RequestAsync();

        Assert.Same(await Peer.AcceptAsync(), await request);
    }

    [Fact]
    public async Task An_explicit_connect_that_a_request_has_joined_is_followed_by_further_attempts()
    {
        Task connect = Supervisor.ConnectAsync(Token);
        Opening opening = await Peer.OpeningAsync();
        Task<FakeConnection> request = RequestAsync();

        opening.Refuse("refused");
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);
        Time.Advance(1);

        Assert.Same(await Peer.AcceptAsync(), await request);
    }

    [Fact]
    public async Task An_explicit_connect_joins_an_attempt_under_way()
    {
        Task<FakeConnection> request = RequestAsync();
        Opening opening = await Peer.OpeningAsync();
        Task connect = Supervisor.ConnectAsync(Token);

        opening.Accept();

        await connect;
        await request;
        Assert.Equal(1, Peer.Attempts);
        await Supervisor.ConnectAsync(Token);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task A_peer_that_dies_while_connecting_costs_one_attempt_row_7()
    {
        Task<FakeConnection> request = RequestAsync();
        Opening opening = await Peer.OpeningAsync();

        opening.Refuse("reset by peer");
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        ConnectionStateChange change = await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);

        Assert.Contains("reset by peer", change.Reason!.Message, StringComparison.Ordinal);
        Time.Advance(1);
        Assert.Same(await Peer.AcceptAsync(), await request);
    }

    [Fact]
    public async Task Getting_a_live_connection_allocates_nothing()
    {
        await ConnectedAsync();

        int missing = 0;
        long least = LeastAllocated.OnThisThread(() =>
        {
            missing += Supervisor.TryGetConnected(out _) ? 0 : 1;
            missing += IsThere(Supervisor.GetConnectedAsync(Timeout.InfiniteTimeSpan, Token)) ? 0 : 1;
        });

        Assert.Equal(0, least);
        Assert.Equal(0, missing);

        static bool IsThere(ValueTask<FakeConnection> request) => request.IsCompletedSuccessfully;
    }
}
