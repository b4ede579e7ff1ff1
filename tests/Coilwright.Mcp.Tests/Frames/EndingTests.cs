using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class EndingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_peer_that_closes_fails_what_is_in_flight_at_once()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        Task<McpPayload>[] asking = [.. Enumerable.Range(0, 100).Select(_ => scripted.Ask([1]))];

        scripted.Peer.Close();

        foreach (Task<McpPayload> one in asking)
        {
            McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => one);
            Assert.True(error.MayHaveBeenApplied);
            Assert.Contains("the peer closed it", error.Message, StringComparison.Ordinal);
        }

        await scripted.Connection.Completion.WaitAsync(Token);
        Assert.Null(scripted.Connection.Fault);
        Assert.Equal(0, scripted.Connection.InFlight);
    }

    [Fact]
    public async Task A_peer_that_cuts_the_connection_within_a_frame_is_reported()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();

        await scripted.Peer.SendAsync(0xAB, 0xCD, 1);
        scripted.Peer.Close();

        await scripted.Connection.Completion.WaitAsync(Token);
        Assert.Equal(McpProtocolFault.TruncatedFrame, Assert.IsType<McpProtocolException>(scripted.Connection.Fault).Fault);
    }

    [Fact]
    public async Task Disposing_fails_what_is_in_flight_and_may_be_repeated()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        Task<McpPayload> asking = scripted.Ask([1]);

        await scripted.Connection.DisposeAsync();
        await scripted.Connection.DisposeAsync();

        await Assert.ThrowsAsync<McpConnectionException>(() => asking);
        await Assert.ThrowsAsync<McpConnectionException>(() => scripted.Connection.SendAsync(McpCommand.OneWay, 0, [1], Token).AsTask());
        await Assert.ThrowsAsync<McpConnectionException>(() => scripted.Connection.PingAsync(cancellationToken: Token).AsTask());
        await scripted.Peer.WaitForCloseAsync(Token);
    }

    [Fact]
    public async Task Closing_sends_what_was_taken_first()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(window: 1);
        for (uint i = 0; i < 50; i++)
        {
            await scripted.Connection.SendAsync(McpCommand.OneWay, i, FrameBytes.Payload(100), Token);
        }

        Task closing = scripted.Connection.CloseAsync(Token);

        for (uint i = 0; i < 50; i++)
        {
            Assert.Equal(i, (await scripted.ReceiveAsync()).Header.SequenceId);
        }

        await closing;
        await scripted.Peer.WaitForCloseAsync(Token);
    }

    [Fact]
    public async Task Closing_can_be_given_up_when_the_peer_does_not_read()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(window: 1);
        await scripted.Connection.SendAsync(McpCommand.OneWay, 1, FrameBytes.Payload(100), Token);
        using var cancellation = new CancellationTokenSource();
        Task closing = scripted.Connection.CloseAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing);
        await scripted.Connection.Completion.WaitAsync(Token);
    }

    [Fact]
    public async Task Closing_ends_when_the_connection_is_cut_meanwhile()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(window: 1);
        await scripted.Connection.SendAsync(McpCommand.OneWay, 1, FrameBytes.Payload(100), Token);
        Task closing = scripted.Connection.CloseAsync(Token);
        Assert.False(closing.IsCompleted);

        scripted.Connection.Abort(new InvalidOperationException("enough"));

        await closing.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task A_receiver_may_abort()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(receiver: static (connection, _) =>
        {
            connection.Abort(new InvalidOperationException("enough"));
            return ValueTask.CompletedTask;
        });

        await scripted.SendAsync(McpCommand.OneWay, 0, []);

        await scripted.Connection.Completion.WaitAsync(Token);
        Assert.Equal("enough", scripted.Connection.Fault!.Message);
    }
}
