using System.IO.Pipelines;
using System.Net;
using Coilwright.Requests;
using Coilwright.Testing;
using Coilwright.Transports;
using static Coilwright.Tests.Connections.Carrying.ChannelFixture;

namespace Coilwright.Tests.Connections.Carrying;

/// <summary>What happens to a request in the very moment in which something else happens to it.</summary>
public sealed class RequestChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_to_a_request_that_was_claimed_in_this_moment_is_late_and_leaves_its_id_free()
    {
        await using var fixture = new ChannelFixture();
        var request = new ScriptedRequest();
        Task call = fixture.SendAsync(request);
        await using ScriptedPeer peer = await fixture.Transport.AcceptAsync(Cancellation);
        byte[] frame = await ReceiveAsync(peer);
        Assert.True(request.TryClaim(RequestOutcome.Cancelled));

        await peer.SendAsync(frame[0], frame[1], 7);

        Assert.Empty(request.Accepted);
        Assert.Equal((1, 0, 0), (fixture.Channel.Statistics.LateAnswers, fixture.Channel.Statistics.Answered, fixture.Channel.Statistics.InFlight));
        request.Complete();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var next = new ScriptedRequest();
        Task works = fixture.SendAsync(next);
        await AnswerAsync(peer, 8);
        await works;
        Assert.Equal([8], next.Accepted);
    }

    [Fact]
    public async Task A_token_that_fires_while_its_request_is_being_sent_again_ends_it()
    {
        await using var fixture = new ChannelFixture();
        using var giveUp = new CancellationTokenSource();
        var request = new ScriptedRequest
        {
            AfterFailure = () =>
            {
                giveUp.Cancel();
                return TimeSpan.Zero;
            },
        };
        Task call = fixture.SendAsync(request, giveUp);
        await using ScriptedPeer peer = await fixture.Transport.AcceptAsync(Cancellation);
        await ReceiveAsync(peer);

        peer.Reset();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal((0, 0), (fixture.Channel.Statistics.Retries, fixture.Channel.Statistics.Waiting));
    }

    [Fact]
    public async Task What_would_be_sent_again_fails_once_the_channel_has_ended()
    {
        var fixture = new ChannelFixture();
        Task call = fixture.SendAsync(new ScriptedRequest { AfterFailure = () => TimeSpan.Zero });
        await using ScriptedPeer peer = await fixture.Transport.AcceptAsync(Cancellation);
        await ReceiveAsync(peer);

        await fixture.DisposeAsync();

        Assert.Equal("Disposed in Response", (await Assert.ThrowsAsync<InvalidOperationException>(() => call)).Message);
    }

    [Fact]
    public async Task A_drained_channel_takes_nothing_and_ends_when_what_is_in_flight_has_been_answered()
    {
        await using var fixture = new ChannelFixture();
        var request = new ScriptedRequest();
        Task call = fixture.SendAsync(request);
        await using ScriptedPeer peer = await fixture.Transport.AcceptAsync(Cancellation);
        byte[] frame = await ReceiveAsync(peer);
        Task drain = fixture.Channel.DrainAsync(TimeSpan.FromSeconds(30));

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.SendAsync(new ScriptedRequest()));
        Assert.Equal("Unavailable in Queue", refused.Message);
        await peer.SendAsync(frame[0], frame[1], 9);

        await call;
        await drain;
        Assert.Equal(ConnectionState.Closed, fixture.Channel.States.State);
    }

    [Fact]
    public async Task A_drained_connection_ends_when_the_last_request_on_it_is_cancelled()
    {
        await using var fixture = new ChannelFixture();
        using var giveUp = new CancellationTokenSource();
        Task call = fixture.SendAsync(new ScriptedRequest(), giveUp);
        await using ScriptedPeer peer = await fixture.Transport.AcceptAsync(Cancellation);
        await ReceiveAsync(peer);
        Task drain = fixture.Channel.DrainAsync(TimeSpan.FromSeconds(30));

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await drain;
        await peer.WaitForCloseAsync(Cancellation);
    }

    [Fact]
    public async Task A_drained_connection_with_nothing_in_flight_ends_at_once()
    {
        await using var fixture = new ChannelFixture();
        Task call = fixture.SendAsync(new ScriptedRequest());
        await using ScriptedPeer peer = await fixture.Transport.AcceptAsync(Cancellation);
        await AnswerAsync(peer, 1);
        await call;

        await fixture.Channel.DrainAsync(TimeSpan.FromSeconds(30));

        await peer.WaitForCloseAsync(Cancellation);
    }

    [Fact]
    public async Task A_request_whose_peer_is_to_be_left_alone_for_longer_than_it_has_fails_at_once()
    {
        await using var fixture = new ChannelFixture();
        long later = fixture.Time.GetTimestamp() + (2 * fixture.Time.TimestampFrequency);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => fixture.SendAsync(new ScriptedRequest { RestsUntil = later }));

        Assert.Equal("BackedOff in Queue", error.Message);
    }

    [Fact]
    public async Task A_transport_that_throws_while_it_is_called_costs_the_connection_and_the_request_says_so()
    {
        var transport = new ThrowingTransport();
        await using var fixture = new ChannelFixture(over: transport);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.SendAsync(new ScriptedRequest()));

        Assert.Equal("ConnectionLost in Write", error.Message);
        Assert.Same(transport.Failure, error.InnerException);
    }

    [Fact]
    public async Task Drained_pool_lets_what_is_in_flight_finish()
    {
        await using var fixture = new ChannelFixture(new PoolOptions { MaxActive = 2, Jitter = 0 });
        Task call = fixture.SendAsync(new ScriptedRequest());
        await using ScriptedPeer peer = await fixture.Transport.AcceptAsync(Cancellation);
        byte[] frame = await ReceiveAsync(peer);

        Task drain = fixture.Channel.DrainAsync(TimeSpan.FromSeconds(30));
        await peer.SendAsync(frame[0], frame[1], 1);

        await call;
        await drain;
        Assert.Equal(ConnectionState.Closed, fixture.Channel.States.State);
    }

    [Fact]
    public async Task A_pool_that_cannot_connect_fails_what_waits_and_is_offline_for_those_that_come_later()
    {
        await using var fixture = new ChannelFixture(new PoolOptions { MaxActive = 2, Jitter = 0 });
        fixture.Transport.Connecting = _ => throw new IOException("refused");

        InvalidOperationException first = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.SendAsync(new ScriptedRequest()));
        InvalidOperationException later = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.SendAsync(new ScriptedRequest()));

        Assert.Equal("Unavailable in Connect", first.Message);
        Assert.Equal("Unavailable in Connect", later.Message);
        Assert.Equal(ConnectionState.Offline, fixture.Channel.States.State);
    }

    /// <summary>A connection that throws where others return a task that has failed.</summary>
    private sealed class ThrowingTransport : ITransport, ITransportConnection
    {
        private readonly Pipe _nothing = new();

        public IOException Failure { get; } = new("cut");

        public Endpoint Endpoint { get; } = new("memory", "peer", 0);

        public PipeReader Input => _nothing.Reader;

        public EndPoint? LocalEndPoint => null;

        public EndPoint? RemoteEndPoint => null;

        public ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken) => new(this);

        public ValueTask SendAsync(ReadOnlyMemory<byte> data) => throw Failure;

        public void Close() => _nothing.Writer.Complete();

        public void Abort() => _nothing.Writer.Complete();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
