using System.Threading.Channels;
using Coilwright.Connections;

namespace Coilwright.Tests.Connections;

public sealed class SupervisorListenerTests : SupervisorTest
{
    private readonly RecordingListener _listener = new();

    internal override IConnectionListener<FakeConnection> Listener => _listener;

    [Fact]
    public async Task The_listener_is_given_every_connection()
    {
        Assert.True(Supervisor.TryDemand(out _));
        FakeConnection first = await Peer.AcceptAsync();
        Assert.Same(first, await _listener.NextAsync());
        first.Lose();

        FakeConnection second = await Peer.AcceptAsync();

        Assert.Same(second, await _listener.NextAsync());
    }

    [Fact]
    public async Task The_listener_is_told_once_to_give_up_when_it_goes_offline()
    {
        await OfflineAsync();

        Assert.IsType<ConnectionUnavailableException>(await _listener.NextAsync());
        Assert.False(Supervisor.TryDemand(out Exception? refusal));
        Assert.IsType<ConnectionUnavailableException>(refusal);
    }

    [Fact]
    public async Task The_listener_is_told_to_give_up_when_the_one_attempt_asked_for_has_failed()
    {
        Task connect = Supervisor.ConnectAsync(Token);
        await Peer.RefuseAsync();
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connect);

        Assert.IsType<ConnectFailedException>(await _listener.NextAsync());
    }

    [Fact]
    public async Task The_listener_is_told_to_give_up_when_the_connection_is_closed()
    {
        Supervisor.TryDemand(out _);
        await Peer.OpeningAsync();

        await Supervisor.DisposeAsync();

        Assert.IsType<ConnectionUnavailableException>(await _listener.NextAsync());
    }

    private sealed class RecordingListener : IConnectionListener<FakeConnection>
    {
        private readonly Channel<object> _heard = Channel.CreateUnbounded<object>();

        public void Connected(FakeConnection connection) => _heard.Writer.TryWrite(connection);

        public void Unavailable(Exception reason) => _heard.Writer.TryWrite(reason);

        public async Task<object> NextAsync() => await _heard.Reader.ReadAsync(Token);
    }
}
