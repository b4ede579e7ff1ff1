using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Calls that the server would refuse, because it has said that it works on fewer at once: they wait at the client.</summary>
public sealed class HeldCallTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_beyond_what_the_server_takes_are_sent_in_their_order_as_others_are_answered()
    {
        await using McpClient client = _server.CreateClient();
        await using FramePeer peer = await GreetAsync(client, maxInFlight: 2);
        Task<Ack>[] calls = Call(client, count: 5);
        for (int i = 0; i < calls.Length; i++)
        {
            uint id = await ReceiveAsync(peer, value: i);
            if (i > 0)
            {
                await AssertSilentAsync(peer);
                await peer.SendAsync(McpCommand.Response, id, ScriptedServer.Ok(i));
            }
            else
            {
                // The first one is answered last: its place stays taken meanwhile.
                _ = AnswerLaterAsync(peer, id, calls);
            }
        }

        Assert.Equal([0, 1, 2, 3, 4], (await Task.WhenAll(calls).WaitAsync(Patience, Token)).Select(ack => ack.Value));
        Assert.Equal(0, Assert.Single(client.Connections).InFlight);
    }

    [Fact]
    public async Task A_call_that_is_given_up_while_it_waits_is_never_sent()
    {
        await using McpClient client = _server.CreateClient();
        await using FramePeer peer = await GreetAsync(client, maxInFlight: 1);
        Task<Ack>[] calls = Call(client, count: 1);
        uint first = await ReceiveAsync(peer, value: 0);
        using var cancellation = new CancellationTokenSource();
        Task<Ack> second = new UserEventsClient(client).PublishAsync(new Note { Value = 1 }, cancellation.Token).AsTask();
        Task<Ack> third = new UserEventsClient(client).PublishAsync(new Note { Value = 2 }, Token).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await AssertSilentAsync(peer);
        await peer.SendAsync(McpCommand.Response, first, ScriptedServer.Ok(0));
        await peer.SendAsync(McpCommand.Response, await ReceiveAsync(peer, value: 2), ScriptedServer.Ok(2));
        Assert.Equal((0, 2), ((await calls[0]).Value, (await third).Value));
    }

    [Fact]
    public async Task The_server_is_told_that_a_call_was_given_up_before_another_takes_its_place()
    {
        await using McpClient client = _server.CreateClient();
        await using FramePeer peer = await GreetAsync(client, maxInFlight: 1);
        using var cancellation = new CancellationTokenSource();
        Task<Ack> first = new UserEventsClient(client).PublishAsync(new Note(), cancellation.Token).AsTask();
        uint id = await ReceiveAsync(peer, value: 0);
        Task<Ack> second = new UserEventsClient(client).PublishAsync(new Note { Value = 1 }, Token).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        (McpFrameHeader cancel, _) = await peer.ReceiveAsync();
        Assert.Equal((McpCommand.Cancel, id), (cancel.Command, cancel.SequenceId));
        await peer.SendAsync(McpCommand.Response, await ReceiveAsync(peer, value: 1), ScriptedServer.Ok(1));
        Assert.Equal(1, (await second).Value);
    }

    [Fact]
    public async Task A_call_whose_time_passes_while_it_waits_fails_as_not_applied()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { RequestTimeout = TimeSpan.FromSeconds(7), TimeProvider = _time });
        await using FramePeer peer = await GreetAsync(client, maxInFlight: 1);
        Task<Ack>[] calls = Call(client, count: 2);
        await ReceiveAsync(peer, value: 0);

        _time.Advance(7.5);
        Assert.True((await Assert.ThrowsAsync<McpTimeoutException>(() => calls[0].WaitAsync(Patience, Token))).MayHaveBeenApplied);
        McpTimeoutException error = await Assert.ThrowsAsync<McpTimeoutException>(() => calls[1].WaitAsync(Patience, Token));
        Assert.Equal((RequestPhase.Queue, false), (error.Phase, error.MayHaveBeenApplied));
    }

    [Fact]
    public async Task Calls_that_wait_when_the_server_goes_away_go_to_the_next_one()
    {
        await using McpClient client = _server.CreateClient();
        await using FramePeer old = await GreetAsync(client, maxInFlight: 1);
        Task<Ack>[] calls = Call(client, count: 2);
        uint first = await ReceiveAsync(old, value: 0);

        await old.SendAsync(McpCommand.Goaway, 0, new Goaway(first, McpStatus.ServiceUnavailable, "shutdown").ToArray());
        await using FramePeer next = await _server.GreetAsync();
        await next.SendAsync(McpCommand.Response, await ReceiveAsync(next, value: 1), ScriptedServer.Ok(11));
        await old.SendAsync(McpCommand.Response, first, ScriptedServer.Ok(10));
        Assert.Equal([10, 11], (await Task.WhenAll(calls).WaitAsync(Patience, Token)).Select(ack => ack.Value));
    }

    [Fact]
    public async Task Nothing_of_a_stream_is_sent_before_the_request_that_it_belongs_to()
    {
        await using McpClient client = _server.CreateClient();
        await using FramePeer peer = await GreetAsync(client, maxInFlight: 1);
        Task<Ack>[] calls = Call(client, count: 1);
        uint first = await ReceiveAsync(peer, value: 0);
        Task<Ack> upload = new UserEventsClient(client).UploadAsync(new[] { new Note { Value = 7 } }.ToAsyncEnumerable(), Token).AsTask();

        await AssertSilentAsync(peer);
        await peer.SendAsync(McpCommand.Response, first, ScriptedServer.Ok(0));
        (McpFrameHeader request, _) = await peer.ReceiveAsync();
        Assert.Equal(McpCommand.Request, request.Command);
        Assert.Equal((McpCommand.StreamItem, request.SequenceId), Of(await peer.ReceiveAsync()));
        Assert.Equal((McpCommand.StreamEnd, request.SequenceId), Of(await peer.ReceiveAsync()));
        await peer.SendAsync(McpCommand.Response, request.SequenceId, ScriptedServer.Ok(7));
        Assert.Equal(7, (await upload.WaitAsync(Patience, Token)).Value);
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task More_calls_than_the_client_may_have_are_refused_those_that_wait_included()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { MaxInFlight = 3 });
        await using FramePeer peer = await GreetAsync(client, maxInFlight: 1);
        Task<Ack>[] calls = Call(client, count: 4);
        Assert.False((await Assert.ThrowsAsync<McpRejectedException>(() => calls[3])).MayHaveBeenApplied);
        for (int i = 0; i < 3; i++)
        {
            await peer.SendAsync(McpCommand.Response, await ReceiveAsync(peer, value: i), ScriptedServer.Ok(i));
            Assert.Equal(i, (await calls[i].WaitAsync(Patience, Token)).Value);
        }
    }

    [Fact]
    public async Task A_limit_of_0_says_nothing()
    {
        await using McpClient client = _server.CreateClient();
        await using FramePeer peer = await GreetAsync(client, maxInFlight: 0);
        Task<Ack>[] calls = Call(client, count: 3);
        uint[] ids = [await ReceiveAsync(peer, 0), await ReceiveAsync(peer, 1), await ReceiveAsync(peer, 2)];
        foreach (uint id in ids)
        {
            await peer.SendAsync(McpCommand.Response, id, ScriptedServer.Ok(1));
        }

        await Task.WhenAll(calls).WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task No_call_of_many_callers_is_refused_by_a_server_that_takes_a_few_at_once()
    {
        await using McpServer server = McpServer.Listen(
            "mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()), new McpServerOptions { MaxInFlightPerSession = 3 });
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        var events = new UserEventsClient(client);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(
            async () =>
            {
                for (int i = 0; i < 300; i++)
                {
                    Assert.Equal(i + 1, (await events.PublishAsync(new Note { Value = i }, Token)).Value);
                }
            },
            Token)));
        Assert.Equal(0, Assert.Single(client.Connections).InFlight);
    }

    private static (McpCommand Command, uint Id) Of((McpFrameHeader Header, byte[] Payload) frame) => (frame.Header.Command, frame.Header.SequenceId);

    private static Task<Ack>[] Call(McpClient client, int count)
    {
        var events = new UserEventsClient(client);
        return [.. Enumerable.Range(0, count).Select(i => events.PublishAsync(new Note { Value = i }, Token).AsTask())];
    }

    private static async Task<uint> ReceiveAsync(FramePeer peer, int value)
    {
        (McpFrameHeader header, byte[] payload) = await peer.ReceiveAsync();
        Assert.Equal(McpCommand.Request, header.Command);
        Assert.True(CallHeader.TryDecode(new(payload), out _, out int bodyStart));
        Assert.Equal(value, MessageDecoder.Decode<Note>(payload.AsSpan(bodyStart)).Value);
        return header.SequenceId;
    }

    private static async Task AnswerLaterAsync(FramePeer peer, uint id, Task<Ack>[] calls)
    {
        await Task.WhenAll(calls[1..]);
        await peer.SendAsync(McpCommand.Response, id, ScriptedServer.Ok(0));
    }

    /// <summary>Makes sure that nothing was sent: the answer to a ping would come behind it.</summary>
    private static async Task AssertSilentAsync(FramePeer peer)
    {
        await peer.SendAsync(McpCommand.Ping, 9, new byte[8]);
        Assert.Equal(McpCommand.Pong, (await peer.ReceiveAsync()).Header.Command);
    }

    private async Task<FramePeer> GreetAsync(McpClient client, uint maxInFlight)
    {
        Task connecting = client.ConnectAsync(Token);
        FramePeer peer = await _server.GreetAsync(maxInFlight: maxInFlight);
        await connecting.WaitAsync(Patience, Token);
        return peer;
    }
}
