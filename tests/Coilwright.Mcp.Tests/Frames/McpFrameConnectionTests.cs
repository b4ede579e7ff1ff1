using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class McpFrameConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bare_peer_gets_a_request_as_a_header_and_the_payload()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();

        Task<McpPayload> asking = scripted.Ask([0xCA, 0xFE]);

        Assert.Equal("ABCD01010000000200000001CAFE", Convert.ToHexString(await scripted.Peer.ReceiveAsync(14, Token)));
        await scripted.Peer.SendAsync(Convert.FromHexString("ABCD01020000000300000001010203"));
        using McpPayload answer = await asking;
        Assert.Equal([1, 2, 3], answer.Span.ToArray());
        Assert.Equal(0, scripted.Connection.InFlight);
    }

    [Fact]
    public async Task Responses_find_their_requests_in_any_order()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        Task<McpPayload>[] asking = [.. Enumerable.Range(0, 100).Select(i => scripted.Ask(Scripted.Number(i)))];
        var requests = new List<(McpFrameHeader Header, byte[] Payload)>();
        for (int i = 0; i < asking.Length; i++)
        {
            requests.Add(await scripted.ReceiveAsync());
        }

        requests.Reverse();
        foreach ((McpFrameHeader header, byte[] payload) in requests)
        {
            await scripted.SendAsync(McpCommand.Response, header.SequenceId, payload);
        }

        for (int i = 0; i < asking.Length; i++)
        {
            using McpPayload answer = await asking[i];
            Assert.Equal(Scripted.Number(i), answer.Span.ToArray());
        }
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_own_clock_and_id()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();

        await scripted.Peer.SendAsync(Convert.FromHexString("ABCD010300000008000000071122334455667788"));

        Assert.Equal("ABCD010400000008000000071122334455667788", Convert.ToHexString(await scripted.Peer.ReceiveAsync(20, Token)));
    }

    [Fact]
    public async Task A_ping_of_ours_is_timed()
    {
        await using Pair pair = await Pair.CreateAsync(Pair.Echo);

        Assert.True(await pair.Client.PingAsync(cancellationToken: Token) >= TimeSpan.Zero);
        Assert.True(await pair.Server.PingAsync(cancellationToken: Token) >= TimeSpan.Zero);
    }

    [Fact]
    public async Task Everything_else_goes_to_the_receiver_in_order()
    {
        var received = new List<(McpCommand, uint, int)>();
        var done = new TaskCompletionSource();
        await using Scripted scripted = await Scripted.ConnectAsync(receiver: (_, frame) =>
        {
            received.Add((frame.Command, frame.SequenceId, (int)frame.Payload.Length));
            if (frame.Command == McpCommand.Goaway)
            {
                done.SetResult();
            }

            return ValueTask.CompletedTask;
        });

        await scripted.SendAsync(McpCommand.Request, 1, [1]);
        await scripted.SendAsync(McpCommand.StreamItem, 1, [1, 2]);
        await scripted.SendAsync((McpCommand)0x33, 1, [1, 2, 3]);
        await scripted.SendAsync(McpCommand.Goaway, 2, []);

        await done.Task.WaitAsync(Token);
        Assert.Equal([(McpCommand.Request, 1u, 1), (McpCommand.StreamItem, 1u, 2), (McpCommand.Goaway, 2u, 0)], received);
        Assert.Equal(1, scripted.Connection.DiscardedFrames);
    }

    [Fact]
    public async Task Both_sides_may_ask_at_once_without_mixing_up_their_ids()
    {
        await using Pair pair = await Pair.CreateAsync(Pair.Echo);
        var ids = new List<uint>();
        await using Scripted client = await Scripted.ConnectAsync();

        Task<McpPayload> asking = client.Ask([1]);
        ids.Add((await client.ReceiveAsync()).Header.SequenceId);
        await client.SendAsync(McpCommand.Response, 0x8000_0000 | ids[0], [9]);
        await client.SendAsync(McpCommand.Response, ids[0], [1]);

        Assert.Equal(0u, ids[0] >> 31);
        using McpPayload answer = await asking;
        Assert.Equal([1], answer.Span.ToArray());
        Assert.Equal(1, client.Connection.UnmatchedResponses);
    }

    [Fact]
    public async Task A_receiver_that_throws_ends_the_connection_with_its_reason()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(receiver: (_, _) => throw new InvalidOperationException("no"));
        Task<McpPayload> asking = scripted.Ask([1]);

        await scripted.SendAsync(McpCommand.OneWay, 0, [1]);

        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => asking);
        Assert.True(error.MayHaveBeenApplied);
        Assert.True(error.IsTransient);
        await scripted.Connection.Completion.WaitAsync(Token);
        Assert.Equal("no", Assert.IsType<InvalidOperationException>(scripted.Connection.Fault).Message);
    }

    [Fact]
    public async Task Garbage_from_the_peer_fails_what_is_in_flight_and_says_what_came()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        Task<McpPayload> asking = scripted.Ask([1]);

        await scripted.Peer.SendAsync("HTTP/1.1 400 Bad Request\r\n"u8.ToArray());

        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(() => asking);
        Assert.Contains("HTTP", error.Message, StringComparison.Ordinal);
        Assert.Equal(McpProtocolFault.BadMagic, Assert.IsType<McpProtocolException>(error.InnerException).Fault);
        McpConnectionException later = await Assert.ThrowsAsync<McpConnectionException>(() => scripted.Ask([1]));
        Assert.False(later.MayHaveBeenApplied);
    }

    [Theory]
    [InlineData(McpCommand.Ping, 7)]
    [InlineData(McpCommand.Pong, 9)]
    public async Task A_ping_or_pong_of_a_wrong_length_ends_the_connection(McpCommand command, int length)
    {
        await using Scripted scripted = await Scripted.ConnectAsync();

        await scripted.SendAsync(command, 1, new byte[length]);

        await scripted.Connection.Completion.WaitAsync(Token);
        Assert.Equal(McpProtocolFault.BadEnvelope, Assert.IsType<McpProtocolException>(scripted.Connection.Fault).Fault);
    }

    [Fact]
    public async Task A_payload_that_was_disposed_of_never_shows_the_bytes_of_another()
    {
        await using Pair pair = await Pair.CreateAsync(Pair.Echo);
        McpPayload first = await pair.Client.RequestAsync([1, 2, 3], cancellationToken: Token);
        first.Dispose();
        first.Dispose();
        using McpPayload second = await pair.Client.RequestAsync([4, 5], cancellationToken: Token);

        Assert.Throws<ObjectDisposedException>(() => first.Memory);
        Assert.Equal([4, 5], second.Span.ToArray());
    }
}
