using Coilwright.Mcp.Frames;
using Coilwright.Testing;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Two connections, one at each end.</summary>
internal sealed class Pair : IAsyncDisposable
{
    /// <summary>A server that answers every request with its own payload.</summary>
    public static readonly McpFrameReceiver Echo = static async (connection, frame) =>
    {
        if (frame.Command == McpCommand.Request)
        {
            using McpPayload payload = connection.CopyPayload(frame);
            await connection.RespondAsync(frame.SequenceId, payload.Span);
        }
    };

    private Pair(McpFrameConnection client, McpFrameConnection server)
    {
        Client = client;
        Server = server;
    }

    public McpFrameConnection Client { get; }

    public McpFrameConnection Server { get; }

    public static async Task<Pair> CreateAsync(
        McpFrameReceiver receiver, McpFrameConnectionOptions? client = null, McpFrameConnectionOptions? server = null)
    {
        var transport = new InMemoryTransport();
        var connection = McpFrameConnection.Connect(await transport.ConnectAsync(TestContext.Current.CancellationToken), client);
        return new Pair(
            connection, McpFrameConnection.Accept(await transport.AcceptConnectionAsync(TestContext.Current.CancellationToken), server, receiver));
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }
}
