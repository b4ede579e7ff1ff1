namespace Coilwright.Tests.Connections;

public sealed class SupervisorEndingTests : SupervisorTest
{
    [Fact]
    public async Task Disposed_before_anything_was_opened_it_is_closed_and_refuses_row_12()
    {
        await Supervisor.DisposeAsync();

        await States.NextAsync(ConnectionState.Closed);
        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => RequestAsync());
        Assert.Equal(ConnectionState.Closed, error.State);
        Assert.False(error.IsTransient);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => Supervisor.ConnectAsync(Token));
        Assert.Equal(0, Peer.Attempts);
    }

    [Fact]
    public async Task Disposed_while_connecting_the_attempt_is_cancelled_and_all_who_wait_fail_at_once_row_12()
    {
        Task<FakeConnection> request = RequestAsync();
        Task connect = Supervisor.ConnectAsync(Token);
        Opening opening = await Peer.OpeningAsync();

        await Supervisor.DisposeAsync();

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => request);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);
        Assert.True(opening.CancellationToken.IsCancellationRequested);
        await opening.Accept().Closing.WaitAsync(Token);
        Assert.Equal(ConnectionState.Closed, Supervisor.States.State);
    }

    [Fact]
    public async Task Disposed_while_connected_the_connection_dies_with_the_reason_and_is_closed_row_12()
    {
        FakeConnection connection = await ConnectedAsync();

        await Supervisor.DisposeAsync();

        Assert.Contains("closed by its owner", (await connection.Died).Message, StringComparison.Ordinal);
        Assert.True(connection.Closing.IsCompletedSuccessfully);
        Assert.False(Supervisor.TryGetConnected(out _));
        await States.NextAsync(ConnectionState.Closed);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task Disposed_while_waiting_for_the_next_attempt_it_makes_no_other_row_12()
    {
        Task<FakeConnection> request = RequestAsync();
        await Peer.RefuseAsync();
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);

        await Supervisor.DisposeAsync();
        Time.Advance(3600);

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => request);
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task Disposed_while_offline_it_stops_probing_row_12()
    {
        await OfflineAsync();

        await Supervisor.DisposeAsync();
        Time.Advance(3600);

        await States.NextAsync(ConnectionState.Closed);
        Assert.Equal(5, Peer.Attempts);
    }

    [Fact]
    public async Task Disposed_while_a_probe_is_under_way_the_probe_is_cancelled_row_12()
    {
        await OfflineAsync();
        Time.Advance(30);
        Opening probe = await Peer.OpeningAsync();

        await Supervisor.DisposeAsync();

        Assert.True(probe.CancellationToken.IsCancellationRequested);
        await probe.Accept().Closing.WaitAsync(Token);
    }

    [Fact]
    public async Task Disposed_while_draining_what_is_in_flight_fails_at_once_row_12()
    {
        FakeConnection connection = await ConnectedAsync();
        Task drain = Supervisor.DrainAsync(Seconds(60));
        await States.NextAsync(ConnectionState.Draining);

        await Supervisor.DisposeAsync();

        await drain;
        await connection.Closing.WaitAsync(Token);
        await States.NextAsync(ConnectionState.Closed);
    }

    [Fact]
    public async Task Disposing_twice_or_from_many_sides_at_once_is_fine_row_12()
    {
        await ConnectedAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Supervisor.DisposeAsync(), Token)));
        await Supervisor.DisposeAsync();

        await States.NextAsync(ConnectionState.Closed);
    }

    [Fact]
    public async Task Draining_takes_no_new_requests_and_lets_those_in_flight_finish()
    {
        FakeConnection connection = await ConnectedAsync();

        Task drain = Supervisor.DrainAsync(Seconds(60));

        await States.NextAsync(ConnectionState.Draining);
        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => RequestAsync());
        Assert.Equal(ConnectionState.Draining, error.State);
        Assert.False(connection.Died.IsCompleted);
        Assert.False(drain.IsCompleted);
        connection.FinishLastRequest();
        await drain;
        await States.NextAsync(ConnectionState.Closed);
        Assert.True(connection.Closing.IsCompleted);
    }

    [Fact]
    public async Task Draining_is_bounded()
    {
        FakeConnection connection = await ConnectedAsync();
        Task drain = Supervisor.DrainAsync(Seconds(60));
        await States.NextAsync(ConnectionState.Draining);

        Time.Advance(60);

        await drain;
        Assert.True(connection.Died.IsCompleted);
    }

    [Fact]
    public async Task A_connection_that_dies_while_draining_ends_the_drain_and_is_not_opened_again()
    {
        FakeConnection connection = await ConnectedAsync();
        Task drain = Supervisor.DrainAsync(Seconds(60));

        connection.Lose();

        await drain;
        Assert.Equal(1, Peer.Attempts);
    }

    [Fact]
    public async Task Draining_while_connecting_gives_the_attempt_up()
    {
        Task<FakeConnection> request = RequestAsync();
        Opening opening = await Peer.OpeningAsync();

        await Supervisor.DrainAsync(Seconds(60));

        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => request);
        Assert.True(opening.CancellationToken.IsCancellationRequested);
        Assert.Equal(ConnectionState.Closed, Supervisor.States.State);
    }
}
