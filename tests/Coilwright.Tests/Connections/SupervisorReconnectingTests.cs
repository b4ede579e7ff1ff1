namespace Coilwright.Tests.Connections;

public sealed class SupervisorReconnectingTests : SupervisorTest
{
    [Fact]
    public async Task A_lost_connection_is_opened_again_at_once_and_without_being_asked_row_7()
    {
        FakeConnection lost = await ConnectedAsync();

        lost.Lose("reset by peer");

        ConnectionStateChange change = await States.NextAsync(ConnectionState.Reconnecting, attempt: 1);
        Assert.Equal("reset by peer", change.Reason!.Message);
        Assert.Same(await Peer.AcceptAsync(), await RequestAsync());
        await States.NextAsync(ConnectionState.Connected);
        Assert.Equal(2, Peer.Attempts);
    }

    [Fact]
    public async Task A_dead_connection_is_not_handed_out_even_before_its_death_is_noticed()
    {
        FakeConnection lost = await ConnectedAsync();

        lost.Lose();

        Assert.False(Supervisor.TryGetConnected(out FakeConnection? connection));
        Assert.Null(connection);
    }

    [Fact]
    public async Task The_dead_connection_is_closed_before_the_next_is_opened_row_8()
    {
        FakeConnection lost = await ConnectedAsync();
        var mayClose = new TaskCompletionSource();
        lost.MayClose = mayClose.Task;

        lost.Lose();
        await lost.Closing.WaitAsync(Token);
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 1);
        Assert.Equal(1, Peer.Attempts);
        mayClose.SetResult();

        await Peer.AcceptAsync();
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_dead_connection_that_never_finishes_closing_does_not_hold_up_the_next()
    {
        FakeConnection lost = await ConnectedAsync();
        lost.MayClose = new TaskCompletionSource().Task;

        lost.Lose();
        await Time.ArmedAsync(seconds: 5);
        await lost.Closing.WaitAsync(Token);
        await Time.ArmedAsync(seconds: 5);
        Time.Advance(5);

        await Peer.AcceptAsync();
    }

    [Fact]
    public async Task Attempts_are_1_2_4_and_8_seconds_apart_then_it_is_offline_row_33()
    {
        Supervisor.TryDemand(out _);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        int attempt = 1;
        foreach (int seconds in new[] { 1, 2, 4, 8 })
        {
            await Peer.RefuseAsync();
            await States.NextAsync(ConnectionState.Reconnecting, ++attempt);
            Time.Advance(seconds - 0.001);
            Assert.Equal(attempt - 1, Peer.Attempts);
            Time.Advance(0.001);
        }

        await Peer.RefuseAsync("still off");

        ConnectionStateChange change = await States.NextAsync(ConnectionState.Offline);
        Assert.Contains("still off", change.Reason!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_wait_when_it_goes_offline_fail_at_once_with_the_last_reason()
    {
        Task<FakeConnection>[] requests = [.. Enumerable.Range(0, 10).Select(_ => RequestAsync())];

        await OfflineAsync();

        foreach (Task<FakeConnection> request in requests)
        {
            ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => request);
            Assert.Equal(ConnectionState.Offline, error.State);
            Assert.IsType<ConnectFailedException>(error.InnerException);
        }
    }

    [Fact]
    public async Task Offline_callers_fail_at_once_even_while_a_probe_is_under_way()
    {
        await OfflineAsync();
        Assert.True(RequestAsync().IsFaulted);
        Time.Advance(30);
        await Peer.OpeningAsync();

        Task<FakeConnection> request = RequestAsync();

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => request);
        Assert.Contains("Offline: 5 attempts", error.Message, StringComparison.Ordinal);
        Assert.False(Supervisor.TryDemand(out Exception? refusal));
        Assert.IsType<ConnectionUnavailableException>(refusal);
    }

    [Fact]
    public async Task A_probe_every_30_seconds_finds_a_plant_that_came_back_row_33()
    {
        await OfflineAsync();
        Time.Advance(30);
        Opening failed = await Peer.OpeningAsync();
        failed.Refuse("still off");
        await Time.ArmedAsync(seconds: 30);
        await Time.ArmedAsync(seconds: 30);
        Time.Advance(29.999);
        Assert.Equal(6, Peer.Attempts);
        Time.Advance(0.001);

        FakeConnection opened = await Peer.AcceptAsync();

        ConnectionStateChange change = await States.NextAsync(ConnectionState.Connected);
        Assert.Equal(ConnectionState.Offline, change.Previous);
        Assert.Same(opened, await RequestAsync());
    }

    [Fact]
    public async Task An_explicit_connect_leaves_offline_row_33()
    {
        await OfflineAsync();

        Task connect = Supervisor.ConnectAsync(Token);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        Task<FakeConnection> request = RequestAsync();
        FakeConnection opened = await Peer.AcceptAsync();

        await connect;
        Assert.Same(opened, await request);
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task An_explicit_connect_that_fails_offline_throws_and_stays_offline_with_its_probe()
    {
        await OfflineAsync();

        Task connect = Supervisor.ConnectAsync(Token);
        await Peer.RefuseAsync("no route");
        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);

        Assert.Contains("no route", error.Message, StringComparison.Ordinal);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Offline);
        Time.Advance(30);
        await Peer.AcceptAsync();
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task An_explicit_connect_joins_a_probe_under_way()
    {
        await OfflineAsync();
        Time.Advance(30);
        Opening probe = await Peer.OpeningAsync();

        Task connect = Supervisor.ConnectAsync(Token);
        probe.Accept();

        await connect;
        Assert.Equal(6, Peer.Attempts);
    }

    [Fact]
    public async Task An_explicit_connect_cuts_a_wait_between_attempts_short()
    {
        Task<FakeConnection> request = RequestAsync();
        await Peer.RefuseAsync();
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);

        Task connect = Supervisor.ConnectAsync(Token);

        Assert.Same(await Peer.AcceptAsync(), await request);
        await connect;
    }

    [Fact]
    public async Task After_a_loss_the_series_starts_anew()
    {
        Supervisor.TryDemand(out _);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await Peer.RefuseAsync();
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);
        Time.Advance(1);
        FakeConnection opened = await Peer.AcceptAsync();
        await States.NextAsync(ConnectionState.Connected);

        opened.Lose();

        await States.NextAsync(ConnectionState.Reconnecting, attempt: 1);
        await Peer.RefuseAsync();
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);
    }

    [Fact]
    public async Task A_peer_that_drops_connections_unused_is_backed_off_from_and_goes_offline_row_7()
    {
        Supervisor.TryDemand(out _);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        for (int attempt = 1; attempt <= 5; attempt++)
        {
            FakeConnection dropped = await Peer.AcceptAsync();
            await States.NextAsync(ConnectionState.Connected);
            dropped.Poison(new IOException("closed by peer"));
            ConnectionStateChange change = await States.NextAsync();
            if (attempt < 5)
            {
                Assert.Equal((ConnectionState.Reconnecting, attempt + 1), (change.Current, change.Attempt));
                Time.Advance(Math.Pow(2, attempt - 1));
            }
        }

        ConnectionStateChange offline = await States.NextAsync(ConnectionState.Offline);
        Assert.Equal("closed by peer", offline.Reason!.Message);
        Assert.False(Supervisor.TryDemand(out _));
    }

    [Fact]
    public async Task A_connection_that_lasted_a_while_unused_is_opened_again_without_a_wait_row_8()
    {
        FakeConnection idle = await ConnectedAsync();
        Time.Advance(60);

        idle.Poison(new IOException("closed for being idle"));

        await States.NextAsync(ConnectionState.Reconnecting, attempt: 1);
        await Peer.AcceptAsync();
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task The_wall_clock_moved_a_day_either_way_changes_no_wait_row_41()
    {
        Supervisor.TryDemand(out _);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await Peer.RefuseAsync();
        await States.NextAsync(ConnectionState.Reconnecting, attempt: 2);

        Time.WallClockOffset = TimeSpan.FromDays(1);
        Time.Advance(0.5);
        Assert.Equal(1, Peer.Attempts);
        Time.WallClockOffset = TimeSpan.FromDays(-1);
        Time.Advance(0.5);

        await Peer.AcceptAsync();
        await States.NextAsync(ConnectionState.Connected);
    }
}
