using System.Buffers.Binary;
using Coilwright.Mcp.Frames;
using Coilwright.Testing;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>A connection whose other end is a script that speaks in frames.</summary>
internal sealed class Scripted : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Scripted(McpFrameConnection connection, ScriptedPeer peer)
    {
        Connection = connection;
        Peer = peer;
    }

    public McpFrameConnection Connection { get; }

    public ScriptedPeer Peer { get; }

    public static async Task<Scripted> ConnectAsync(
        McpFrameConnectionOptions? options = null, McpFrameReceiver? receiver = null, int window = 65536)
    {
        var transport = new InMemoryTransport { Window = window };
        var connection = McpFrameConnection.Connect(await transport.ConnectAsync(Token), options, receiver);
        return new Scripted(connection, await transport.AcceptAsync(Token));
    }

    /// <summary>Sends a request.</summary>
    public Task<McpPayload> Ask(byte[] payload, TimeSpan? timeout = null, CancellationToken? cancellationToken = null)
        => Connection.RequestAsync(payload, timeout, cancellationToken ?? Token).AsTask();

    /// <summary>Waits for a frame.</summary>
    public async Task<(McpFrameHeader Header, byte[] Payload)> ReceiveAsync()
    {
        McpFrameHeader header = McpFrameHeader.Decode(await Peer.ReceiveAsync(McpFrameHeader.EncodedSize, Token));
        return (header, await Peer.ReceiveAsync((int)header.Length, Token));
    }

    /// <summary>Sends a frame.</summary>
    public ValueTask SendAsync(McpCommand command, uint sequenceId, byte[] payload, bool isCompressed = false)
        => Peer.SendAsync(FrameBytes.Of(command, sequenceId, payload, isCompressed));

    /// <summary>Waits for a request and answers it with a number.</summary>
    public async Task AnswerAsync(int number)
    {
        (McpFrameHeader header, _) = await ReceiveAsync();
        await SendAsync(McpCommand.Response, header.SequenceId, Number(number));
    }

    public static byte[] Number(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Peer.DisposeAsync();
    }
}
