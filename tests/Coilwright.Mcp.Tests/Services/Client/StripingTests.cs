using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Several connections that share the calls of a client.</summary>
public sealed class StripingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_endpoint_asks_for_connections_and_calls_take_turns_on_them()
    {
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()));
        await using McpClient client = await McpClient.ConnectAsync($"{server.Endpoint}?connections=3", Token);
        long[] greeted = [.. client.Connections.Select(connection => connection.BytesSent)];
        var events = new UserEventsClient(client);

        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(i + 1, (await events.PublishAsync(new Note { Value = i }, Token)).Value);
        }

        Assert.Equal(3, server.SessionList.Select(session => session.Id).Distinct().Count());
        Assert.All(client.Connections.Zip(greeted), pair => Assert.True(pair.First.BytesSent > pair.Second, "Each connection carries its share."));
    }

    [Fact]
    public async Task A_connection_that_is_lost_leaves_the_calls_to_the_others()
    {
        var transport = new InMemoryTransport();
        await using McpServer server = McpServer.Create(services => services.Map<IUserEvents>(new UserEvents()));
        await using McpClient client = McpClient.Create([transport], new McpClientOptions { Connections = 2 });
        Task connecting = client.ConnectAsync(Token);
        ITransportConnection first = await transport.AcceptConnectionAsync(Token);
        Task served = server.ServeAsync(first, Token);
        _ = server.ServeAsync(await transport.AcceptConnectionAsync(Token), Token);
        await connecting;
        transport.Connecting = _ => throw new IOException("refused");

        first.Abort();
        await served.WaitAsync(Patience, Token);

        var events = new UserEventsClient(client);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(i + 1, (await events.PublishAsync(new Note { Value = i }, Token)).Value);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("257")]
    [InlineData("many")]
    public void A_number_of_connections_that_makes_no_sense_is_refused(string count)
        => Assert.Throws<FormatException>(() => McpClient.Create([$"mcp://127.0.0.1:1?connections={count}"]));
}
