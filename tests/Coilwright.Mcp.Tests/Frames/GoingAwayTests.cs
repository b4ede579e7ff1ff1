using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>What is sent to a peer that has said Goaway, by callers who do not know it yet.</summary>
public sealed class GoingAwayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_are_refused_unsent_and_pings_still_go_through()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        scripted.Connection.FailAfter(0);

        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => scripted.Ask([1]).WaitAsync(Patience, Token));
        Assert.False(error.MayHaveBeenApplied);
        error = await Assert.ThrowsAsync<McpConnectionException>(() => scripted.Connection.SendAsync(McpCommand.OneWay, 0, [1], Token).AsTask());
        Assert.False(error.MayHaveBeenApplied);

        Task<TimeSpan> pinging = scripted.Connection.PingAsync(cancellationToken: Token).AsTask();
        (McpFrameHeader ping, byte[] clock) = await scripted.ReceiveAsync();
        Assert.Equal(McpCommand.Ping, ping.Command);
        await scripted.SendAsync(McpCommand.Pong, ping.SequenceId, clock);
        await pinging.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task What_still_waits_for_room_fails_as_not_applied_and_the_rest_is_sent()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(new McpFrameConnectionOptions { SendBufferSize = 1000 }, window: 1);
        await scripted.Connection.SendAsync(McpCommand.OneWay, 1, FrameBytes.Payload(1000), Token);
        Task message = scripted.Connection.SendAsync(McpCommand.OneWay, 2, FrameBytes.Payload(1000), Token).AsTask();
        Task<McpPayload> call = scripted.Ask(FrameBytes.Payload(1000));
        Task item = scripted.Connection.SendAsync(McpCommand.StreamItem, 3, FrameBytes.Payload(1000), Token).AsTask();

        scripted.Connection.FailAfter(0);

        Assert.False((await Assert.ThrowsAsync<McpConnectionException>(() => message.WaitAsync(Patience, Token))).MayHaveBeenApplied);
        Assert.False((await Assert.ThrowsAsync<McpConnectionException>(() => call.WaitAsync(Patience, Token))).MayHaveBeenApplied);
        Assert.Equal(1u, (await scripted.ReceiveAsync()).Header.SequenceId);
        Assert.Equal(3u, (await scripted.ReceiveAsync()).Header.SequenceId);
        await item.WaitAsync(Patience, Token);
    }
}
