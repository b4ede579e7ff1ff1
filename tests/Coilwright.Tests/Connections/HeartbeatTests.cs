namespace Coilwright.Tests.Connections;

public sealed class HeartbeatTests : SupervisorTest
{
    protected override void Configure(ConnectionOptions options) => (options.ConnectTimeout, options.Heartbeat) = (Seconds(7), new HeartbeatOptions());

    [Fact]
    public async Task An_idle_connection_is_asked_for_a_sign_of_life_after_30_seconds_and_its_round_trip_is_measured()
    {
        FakeConnection connection = await ConnectedAsync();
        Assert.Null(Supervisor.RoundTrip);
        Time.Advance(30);
        await connection.PingedAsync();
        Time.Advance(0.25);

        connection.AnswerPing();
        await UntilAsync(() => Supervisor.RoundTrip is not null);
        Time.Advance(29.75);
        await Time.ArmedAsync(seconds: 0.25);
        Time.Advance(0.25);
        await connection.PingedAsync();

        Assert.Equal(Seconds(0.25), Supervisor.RoundTrip);
        Assert.False(connection.Died.IsCompleted);
    }

    [Fact]
    public async Task Any_byte_that_comes_in_puts_the_question_off()
    {
        FakeConnection connection = await ConnectedAsync();
        await Time.ArmedAsync(seconds: 30);
        Time.Advance(29);
        connection.Receive();

        Time.Advance(1);
        await Time.ArmedAsync(seconds: 29);
        Time.Advance(29);

        await connection.PingedAsync();
        Assert.Equal(Seconds(30), Time.GetElapsedTime(connection.LastReceivedAt));
    }

    [Fact]
    public async Task A_rest_that_is_shorter_than_timers_resolve_ends_no_watch_row_8()
    {
        FakeConnection connection = await ConnectedAsync();
        await Time.ArmedAsync(seconds: 30);
        Time.Advance(0.0004);
        connection.Receive();

        Time.Advance(29.9996);
        await Time.ArmedAsync(seconds: 0.001);
        Time.Advance(0.001);

        await connection.PingedAsync();
        Assert.False(connection.Died.IsCompleted);
    }

    [Fact]
    public async Task A_half_open_connection_is_found_by_three_misses_and_replaced_row_8()
    {
        FakeConnection vanished = await ConnectedAsync();
        Time.Advance(30);
        for (int miss = 1; miss <= 3; miss++)
        {
            await vanished.PingedAsync();
            Time.Advance(5);
        }

        ConnectionStateChange change = await States.NextAsync(ConnectionState.Reconnecting, attempt: 1);

        var reason = Assert.IsType<HeartbeatLostException>(change.Reason);
        Assert.Equal((3, Seconds(45)), (reason.Misses, reason.Silence));
        await Peer.AcceptAsync();
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_byte_that_comes_in_instead_of_the_answer_is_life_all_the_same()
    {
        FakeConnection connection = await ConnectedAsync();
        Time.Advance(30);
        await connection.PingedAsync();
        Time.Advance(5);
        await connection.PingedAsync();
        Assert.Equal(1, Supervisor.MissedHeartbeats);

        connection.Receive();
        Time.Advance(5);

        await UntilAsync(() => Supervisor.MissedHeartbeats == 0);
        Assert.False(connection.Died.IsCompleted);
    }

    [Fact]
    public async Task Pings_that_fail_at_once_count_one_miss_a_timeout_and_not_more()
    {
        FakeConnection connection = await ConnectedAsync();
        connection.PingAnswer = static () => throw new InvalidOperationException("queue full");
        Time.Advance(30);

        for (int miss = 1; miss <= 3; miss++)
        {
            await connection.PingedAsync();
            await Time.ArmedAsync(seconds: 5);
            await Time.ArmedAsync(seconds: 5);
            Assert.False(connection.Died.IsCompleted);
            Time.Advance(5);
        }

        var reason = Assert.IsType<HeartbeatLostException>(await connection.Died);
        Assert.Equal("queue full", reason.InnerException!.Message);
    }

    [Fact]
    public async Task A_connection_that_has_nothing_to_ask_with_is_left_alone()
    {
        FakeConnection connection = await ConnectedAsync();
        connection.PingAnswer = static () => ValueTask.FromResult(false);
        for (int i = 0; i < 5; i++)
        {
            Time.Advance(30);
            await connection.PingedAsync();
        }

        Assert.Equal(0, Supervisor.MissedHeartbeats);
        Assert.Null(Supervisor.RoundTrip);
        Assert.False(connection.Died.IsCompleted);
    }

    /// <summary>For figures that nobody is told of: lets the heartbeat's task run until it has noted what the test has already brought about.</summary>
    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
