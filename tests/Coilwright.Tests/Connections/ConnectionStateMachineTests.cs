using Coilwright.Connections;
using static Coilwright.Connections.ConnectionEvent;

namespace Coilwright.Tests.Connections;

public sealed class ConnectionStateMachineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly TestTime _time = new();
    private readonly ConnectionStateMachine _machine;

    public ConnectionStateMachineTests() => _machine = new ConnectionStateMachine(_time, owner: this);

    [Fact]
    public void A_refused_event_changes_nothing()
    {
        ConnectionStateChange before = _machine.Latest;

        Assert.False(_machine.TryTransition(Opened));

        Assert.Same(before, _machine.Latest);
    }

    [Fact]
    public void A_change_tells_both_states_the_attempt_the_reason_and_how_long_the_previous_state_lasted()
    {
        var reason = new IOException("refused");
        Assert.True(_machine.TryTransition(ConnectBegan, attempt: 1));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(_machine.TryTransition(AttemptFailed, reason, attempt: 2));

        Assert.Equal(
            new ConnectionStateChange(
                ConnectionState.Connecting, ConnectionState.Reconnecting, 2, reason, _time.GetUtcNow(), TimeSpan.FromSeconds(3)),
            _machine.Latest);
    }

    [Fact]
    public async Task A_reader_gets_the_present_state_first_then_every_change_and_ends_with_closed()
    {
        _machine.TryTransition(ConnectBegan);
        await using IAsyncEnumerator<ConnectionStateChange> changes = _machine.WatchAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(ConnectionState.Connecting, changes.Current.Current);

        _machine.TryTransition(Opened);
        _machine.TryTransition(DrainBegan);
        _machine.TryTransition(Closed);

        var seen = new List<ConnectionState>();
        while (await changes.MoveNextAsync())
        {
            seen.Add(changes.Current.Current);
        }

        Assert.Equal([ConnectionState.Connected, ConnectionState.Draining, ConnectionState.Closed], seen);
    }

    [Fact]
    public async Task A_reader_that_comes_after_the_end_gets_closed_and_nothing_more()
    {
        _machine.TryTransition(Closed);

        ConnectionStateChange only = Assert.Single(await _machine.WatchAsync(Token).ToListAsync(Token));

        Assert.Equal(ConnectionState.Closed, only.Current);
    }

    [Fact]
    public async Task A_reader_that_does_not_keep_up_loses_the_oldest_changes_and_never_the_latest()
    {
        await using IAsyncEnumerator<ConnectionStateChange> changes = _machine.WatchAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await changes.MoveNextAsync());
        _machine.TryTransition(ConnectBegan, attempt: 1);
        for (int attempt = 2; attempt <= 1000; attempt++)
        {
            _machine.TryTransition(AttemptFailed, attempt: attempt);
        }

        _machine.TryTransition(Closed);

        var seen = new List<ConnectionStateChange>();
        while (await changes.MoveNextAsync())
        {
            seen.Add(changes.Current);
        }

        Assert.Equal(ConnectionStateFeed.Capacity, seen.Count);
        Assert.Equal(1000, seen[^2].Attempt);
        Assert.Equal(ConnectionState.Closed, seen[^1].Current);
    }

    [Fact]
    public async Task Handlers_get_every_change_in_order_and_one_that_throws_or_blocks_holds_up_no_transition()
    {
        var seen = new List<ConnectionState>();
        var ended = new TaskCompletionSource();
        using var blocked = new ManualResetEventSlim();
        _machine.StateChanged += (_, _) => blocked.Wait(Token);
        _machine.StateChanged += (_, _) => throw new InvalidOperationException("a handler's own fault");
        _machine.StateChanged += (sender, change) =>
        {
            Assert.Same(this, sender);
            seen.Add(change.Current);
            if (change.Current == ConnectionState.Closed)
            {
                ended.SetResult();
            }
        };

        _machine.TryTransition(ConnectBegan);
        _machine.TryTransition(Opened);
        _machine.TryTransition(Closed);
        Assert.Equal(ConnectionState.Closed, _machine.State);
        blocked.Set();
        await ended.Task.WaitAsync(Token);

        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Closed], seen);
        Assert.Equal(3, _machine.HandlerFaults);
    }

    [Fact]
    public async Task A_handler_that_was_removed_is_not_called()
    {
        var called = new List<string>();
        var ended = new TaskCompletionSource();
        EventHandler<ConnectionStateChange> removed = (_, _) => called.Add("removed");
        _machine.StateChanged += removed;
        _machine.StateChanged += (_, _) => ended.SetResult();
        _machine.StateChanged -= removed;

        _machine.TryTransition(Closed);
        await ended.Task.WaitAsync(Token);

        Assert.Empty(called);
    }

    [Fact]
    public void The_wall_clock_moved_back_changes_no_duration_row_41()
    {
        _machine.TryTransition(ConnectBegan);
        _time.Advance(TimeSpan.FromSeconds(2));
        _time.WallClockOffset = TimeSpan.FromDays(-1);

        _machine.TryTransition(Opened);

        Assert.Equal(TimeSpan.FromSeconds(2), _machine.Latest.TimeInPrevious);
    }
}
