using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A server that asks a client to go elsewhere.</summary>
public sealed class GoawayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_that_were_taken_are_answered_where_they_are_and_the_rest_is_sent_over_the_next_connection()
    {
        await using McpClient client = _server.CreateClient();
        var events = new UserEventsClient(client);
        Task<Ack>[] calls = [.. Enumerable.Range(0, 3).Select(i => events.PublishAsync(new Note { Value = i }, Token).AsTask())];
        await using FramePeer old = await _server.GreetAsync();
        uint[] ids = new uint[3];
        for (int i = 0; i < 3; i++)
        {
            ids[i] = (await old.ReceiveAsync(McpCommand.Request)).Header.SequenceId;
        }

        await old.SendAsync(McpCommand.Goaway, 0, new Goaway(ids[1], McpStatus.ServiceUnavailable, "shutdown").ToArray());
        await using FramePeer next = await _server.GreetAsync();
        (McpFrameHeader again, _) = await next.ReceiveAsync(McpCommand.Request);
        await next.SendAsync(McpCommand.Response, again.SequenceId, ScriptedServer.Ok(30));
        await old.SendAsync(McpCommand.Response, ids[0], ScriptedServer.Ok(10));
        await old.SendAsync(McpCommand.Response, ids[1], ScriptedServer.Ok(20));

        long[] values = [.. (await Task.WhenAll(calls).WaitAsync(Patience, Token)).Select(ack => ack.Value).Order()];
        Assert.Equal([10, 20, 30], values);
        await old.WaitForCloseAsync();
        Assert.Empty(next.Bytes.TakeReceived());
    }

    [Fact]
    public async Task A_call_that_was_not_looked_at_fails_as_not_applied_where_nothing_is_sent_again()
    {
        await using McpClient client = _server.CreateClient(new McpClientOptions { RetriesWhenLost = 0 });
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await using FramePeer peer = await _server.GreetAsync();
        await peer.ReceiveAsync(McpCommand.Request);
        await peer.SendAsync(McpCommand.Goaway, 0, new Goaway(0, McpStatus.ServiceUnavailable, "shutdown").ToArray());
        Assert.False((await Assert.ThrowsAsync<McpConnectionException>(() => call.WaitAsync(Patience, Token))).MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_goaway_instead_of_a_welcome_says_why_there_is_no_connection()
    {
        await using McpClient client = _server.CreateClient();
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await _server.AcceptAsync();
        await peer.ReceiveAsync(McpCommand.Hello);
        await peer.SendAsync(McpCommand.Goaway, 0, new Goaway(0, McpStatus.BadRequest, "Only version 9 is spoken here.").ToArray());
        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connecting.WaitAsync(Patience, Token));
        Assert.Contains("version 9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_a_client_waits_for_what_is_in_flight()
    {
        McpClient client = _server.CreateClient();
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await using FramePeer peer = await _server.GreetAsync();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);

        Task closing = client.CloseAsync();
        await Assert.ThrowsAsync<McpConnectionException>(async () => await new UserEventsClient(client).PublishAsync(new Note(), Token));
        await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(5));

        Assert.Equal(5, (await call.WaitAsync(Patience, Token)).Value);
        await closing.WaitAsync(Patience, Token);
        await client.DisposeAsync();
    }

    [Fact]
    public async Task Closing_a_client_sends_what_is_not_answered_before_it_closes_in_order()
    {
        const int Count = 200;
        var server = new ScriptedServer(window: 1);
        McpClient client = server.CreateClient();
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await server.GreetAsync();
        await connecting.WaitAsync(Patience, Token);
        var events = new UserEventsClient(client);
        for (int i = 0; i < Count; i++)
        {
            await events.NotifyAsync(new Note { Value = i, Text = new string('x', 1000) }, Token);
        }

        Task closing = client.CloseAsync();
        Assert.False(closing.IsCompleted, "What the peer has not taken yet is still to be sent.");
        for (int i = 0; i < Count; i++)
        {
            await peer.ReceiveAsync(McpCommand.OneWay);
        }

        await peer.WaitForCloseAsync();
        await closing.WaitAsync(Patience, Token);
        await client.DisposeAsync();
    }
}
