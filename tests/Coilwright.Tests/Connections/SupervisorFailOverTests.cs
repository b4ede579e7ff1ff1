namespace Coilwright.Tests.Connections;

public sealed class SupervisorFailOverTests : SupervisorTest
{
    protected override string[] Endpoints => ["tcp://a:502", "tcp://b:502", "tcp://c:502"];

    [Fact]
    public async Task An_attempt_goes_on_to_the_next_endpoint_at_once_when_one_fails()
    {
        Task<FakeConnection> request = RequestAsync();
        Opening first = await Peer.OpeningAsync();
        first.Refuse("refused");

        Opening second = await Peer.OpeningAsync();

        Assert.Equal(("tcp://a:502", "tcp://b:502"), (first.Target, second.Target));
        Assert.Same(second.Accept(), await request);
        await States.NextAsync(ConnectionState.Connecting, attempt: 1);
        await States.NextAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_left_by_the_connect_timeout()
    {
        Task<FakeConnection> request = RequestAsync();
        await Peer.OpeningAsync();

        Time.Advance(5);

        Opening second = await Peer.OpeningAsync();
        Assert.Equal("tcp://b:502", second.Target);
        Assert.Same(second.Accept(), await request);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_where_it_last_worked_first()
    {
        Task<FakeConnection> request = RequestAsync();
        await Peer.RefuseAsync();
        await Peer.AcceptAsync();
        (await request).Lose();

        Opening again = await Peer.OpeningAsync();
        again.Refuse("refused");
        Opening next = await Peer.OpeningAsync();
        next.Refuse("refused");
        Opening last = await Peer.OpeningAsync();

        Assert.Equal(("tcp://b:502", "tcp://c:502", "tcp://a:502"), (again.Target, next.Target, last.Target));
    }

    [Fact]
    public async Task An_attempt_that_fails_everywhere_names_every_endpoint_and_its_reason()
    {
        Task connect = Supervisor.ConnectAsync(Token);
        await Peer.RefuseAsync("refused");
        await Peer.RefuseAsync("no route");
        await Peer.RefuseAsync("unplugged");

        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);

        var reason = Assert.IsType<ConnectFailedException>(error.InnerException);
        Assert.Equal("tcp://a:502, tcp://b:502, tcp://c:502", reason.Endpoint);
        Assert.Contains("tcp://a:502: refused", reason.Message, StringComparison.Ordinal);
        Assert.Contains("tcp://b:502: no route", reason.Message, StringComparison.Ordinal);
        Assert.Contains("tcp://c:502: unplugged", reason.Message, StringComparison.Ordinal);
        Assert.Equal(3, Peer.Attempts);
    }
}
