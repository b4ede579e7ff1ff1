using System.Buffers.Binary;
using Coilwright.Mcp.Frames;
using Coilwright.Testing;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A client that is a script, at a server in memory.</summary>
internal sealed class ScriptedClient : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ScriptedClient(FramePeer peer, Task served)
    {
        Peer = peer;
        Served = served;
    }

    public FramePeer Peer { get; }

    /// <summary>Ends when the server is through with the connection.</summary>
    public Task Served { get; }

    /// <summary>Connects, and says nothing. What the server sends beyond the window has to wait for the script to read.</summary>
    public static async Task<ScriptedClient> ConnectAsync(McpServer server, int window = 65536, CancellationTokenSource? closing = null)
    {
        var transport = new InMemoryTransport { Window = window };
        Task served = server.ServeAsync(await transport.ConnectAsync(Token), closing?.Token ?? CancellationToken.None);
        return new ScriptedClient(new FramePeer(await transport.AcceptAsync(Token)), served);
    }

    /// <summary>Connects and shakes hands.</summary>
    public static async Task<ScriptedClient> GreetAsync(
        McpServer server, Guid session = default, uint maxFrameLength = 1 << 20, int window = 65536, CancellationTokenSource? closing = null)
    {
        ScriptedClient client = await ConnectAsync(server, window, closing);
        var hello = new Hello(1, 1, McpFeatures.Gzip | McpFeatures.Streams, session, new PeerLimits(maxFrameLength, 100, 0), "script");
        await client.Peer.SendAsync(McpCommand.Hello, 0, hello.ToArray());
        client.Welcome = await client.Peer.ReceiveAsync<Welcome>(McpCommand.Welcome);
        return client;
    }

    public Welcome Welcome { get; private set; } = null!;

    /// <summary>The payload of a Request.</summary>
    public static byte[] Call<TMessage>(ushort operation, TMessage request, McpPriority priority = McpPriority.Normal, uint? timeout = null, bool isStreamed = false)
        where TMessage : IMcpMessage<TMessage>
    {
        byte[] payload = new byte[CallHeader.MaxEncodedSize + request.GetEncodedSize()];
        int length = new CallHeader(operation) { Priority = priority, TimeoutMilliseconds = timeout, IsBodyStreamed = isStreamed }.Encode(payload);
        byte[] body = request.ToArray();
        body.CopyTo(payload, length);
        return payload[..(length + body.Length)];
    }

    /// <summary>Sends a call.</summary>
    public ValueTask CallAsync<TMessage>(uint id, ushort operation, TMessage request, McpPriority priority = McpPriority.Normal, uint? timeout = null)
        where TMessage : IMcpMessage<TMessage>
        => Peer.SendAsync(McpCommand.Request, id, Call(operation, request, priority, timeout));

    /// <summary>Waits for the next response: the id it carries, its status and its body.</summary>
    public async Task<(uint Id, McpStatus Status, byte[] Body)> AnswerAsync()
    {
        (McpFrameHeader header, byte[] payload) = await Peer.ReceiveAsync(McpCommand.Response);
        return (header.SequenceId, (McpStatus)BinaryPrimitives.ReadUInt16BigEndian(payload), payload[ResponseStatus.EncodedSize..]);
    }

    /// <summary>Pings, and waits for the Pong; all that comes before it is dropped.</summary>
    public async Task PingAsync()
    {
        await Peer.SendAsync(McpCommand.Ping, 77, new byte[8]);
        await Peer.ReceiveAsync(McpCommand.Pong);
    }

    public ValueTask DisposeAsync() => Peer.DisposeAsync();
}
