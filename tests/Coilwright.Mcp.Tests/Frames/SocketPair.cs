using Coilwright.Mcp.Frames;
using Coilwright.Transports;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Two connections over a socket of this machine.</summary>
internal sealed class SocketPair : IAsyncDisposable
{
    private readonly TcpTransportListener _listener;

    private SocketPair(TcpTransportListener listener, McpFrameConnection client, McpFrameConnection server)
    {
        _listener = listener;
        Client = client;
        Server = server;
    }

    public McpFrameConnection Client { get; }

    public McpFrameConnection Server { get; }

    public static async Task<SocketPair> CreateAsync(McpFrameReceiver receiver, McpFrameConnectionOptions? options = null)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        var listener = TcpTransportListener.Listen(new Endpoint("tcp", "127.0.0.1", 0));
        var transport = new TcpTransport(listener.Endpoint, TimeSpan.FromSeconds(10), TimeProvider.System);
        ValueTask<ITransportConnection> accepting = listener.AcceptAsync(token);
        var client = McpFrameConnection.Connect(await transport.ConnectAsync(token), options);
        return new SocketPair(listener, client, McpFrameConnection.Accept(await accepting, options, receiver));
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
        await _listener.DisposeAsync();
    }
}
