using Coilwright.Mcp.Frames;
using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Several connections of a client that connects when it is first used.</summary>
public sealed class LazyStripingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly InMemoryTransport _transport = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_call_asks_for_all_connections()
    {
        await using McpServer server = McpServer.Create(services => services.Map<IUserEvents>(new UserEvents()));
        await using McpClient client = McpClient.Create([_transport], new McpClientOptions { Connections = 3 });
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note { Value = 1 }, Token).AsTask();
        for (int i = 0; i < 3; i++)
        {
            ITransportConnection connection = await _transport.AcceptConnectionAsync(Token).AsTask().WaitAsync(Patience, Token);
            _ = server.ServeAsync(connection, Token);
        }

        Assert.Equal(2, (await call.WaitAsync(Patience, Token)).Value);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_opened_fails_no_call_while_another_still_may_be()
    {
        int attempts = 0;
        _transport.Connecting = _ => Interlocked.Increment(ref attempts) == 1 ? throw new IOException("refused") : ValueTask.CompletedTask;
        var options = new McpClientOptions { Connections = 2 };
        options.Connection.Reconnect.Attempts = 1;
        await using McpClient client = McpClient.Create([_transport], options);
        var events = new UserEventsClient(client);
        Task offline = Task.WhenAny(WaitUntilOfflineAsync(client, 0), WaitUntilOfflineAsync(client, 1));
        List<Task<Ack>> calls = [events.PublishAsync(new Note(), Token).AsTask()];
        await offline.WaitAsync(Patience, Token);

        // The other one has been accepted, and waits for its Welcome.
        calls.AddRange(Enumerable.Range(0, 4).Select(_ => events.PublishAsync(new Note(), Token).AsTask()));
        await using var peer = new FramePeer(await _transport.AcceptAsync(Token));
        await peer.ReceiveAsync(McpCommand.Hello);
        await peer.SendAsync(McpCommand.Welcome, 0, ScriptedServer.Welcome());
        for (int i = 0; i < calls.Count; i++)
        {
            (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
            await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Ok(5));
        }

        Assert.All(await Task.WhenAll(calls).WaitAsync(Patience, Token), ack => Assert.Equal(5, ack.Value));
    }

    [Fact]
    public async Task A_call_fails_where_no_connection_can_be_opened()
    {
        _transport.Connecting = _ => throw new IOException("refused");
        var options = new McpClientOptions { Connections = 2 };
        options.Connection.Reconnect.Attempts = 1;
        await using McpClient client = McpClient.Create([_transport], options);
        McpConnectionException error = await Assert.ThrowsAsync<McpConnectionException>(
            () => new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask().WaitAsync(Patience, Token));
        Assert.Contains("refused", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task WaitUntilOfflineAsync(McpClient client, int connection)
    {
        await foreach (ConnectionStateChange change in client.WatchStateAsync(connection, Token))
        {
            if (change.Current == ConnectionState.Offline)
            {
                return;
            }
        }
    }
}
