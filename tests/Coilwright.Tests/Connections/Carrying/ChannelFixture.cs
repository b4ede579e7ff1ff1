using Coilwright.Connections;
using Coilwright.Pooling;
using Coilwright.Requests;
using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Tests.Connections.Carrying;

/// <summary>A channel over a scripted peer in memory, with time that stands still until the test moves it.</summary>
internal sealed class ChannelFixture : IAsyncDisposable
{
    public ChannelFixture(PoolOptions? pool = null, int window = 1, ITransport? over = null)
    {
        var options = new RequestChannelOptions
        {
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxInFlight = window,
            MaxConnections = pool?.MaxActive ?? 1,
            QueueCapacity = 100,
            MaxWait = pool?.MaxWait ?? Timeout.InfiniteTimeSpan,
            TimeProvider = Time,
        };
        Channel = new RequestChannel([over ?? Transport], new NumberFraming(), options, (connector, listener) => pool is null
            ? new SupervisedConnection(connector, new ConnectionOptions { Reconnect = new() { Jitter = 0 } }, Time, this, listener)
            : new PooledConnections(connector, pool, new ReconnectOptions { Jitter = 0, Attempts = 1 }, Time, this, listener));
    }

    public TestTime Time { get; } = new();

    public InMemoryTransport Transport { get; } = new();

    public RequestChannel Channel { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Hands a request in, which its caller may give up.</summary>
    public Task SendAsync(PendingRequest request, CancellationTokenSource? giveUp = null)
    {
        request.Submit(Channel, TimeSpan.FromSeconds(1), giveUp?.Token ?? Cancellation);
        return request.WaitAsync().AsTask();
    }

    /// <summary>Takes the next frame.</summary>
    public static Task<byte[]> ReceiveAsync(ScriptedPeer peer) => peer.ReceiveAsync(NumberFraming.FrameSize, Cancellation);

    /// <summary>Takes the next frame and answers it.</summary>
    public static async Task AnswerAsync(ScriptedPeer peer, byte value)
    {
        byte[] frame = await ReceiveAsync(peer);
        await peer.SendAsync(frame[0], frame[1], value);
    }

    public ValueTask DisposeAsync() => Channel.DisposeAsync();
}
