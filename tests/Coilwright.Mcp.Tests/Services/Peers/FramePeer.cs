using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Tests.Frames;
using Coilwright.Testing;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A peer that is a script and speaks in frames.</summary>
internal sealed class FramePeer(ScriptedPeer peer) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ScriptedPeer Bytes => peer;

    /// <summary>Waits for a frame.</summary>
    public async Task<(McpFrameHeader Header, byte[] Payload)> ReceiveAsync()
    {
        McpFrameHeader header = McpFrameHeader.Decode(await peer.ReceiveAsync(McpFrameHeader.EncodedSize, Token));
        return (header, await peer.ReceiveAsync((int)header.Length, Token));
    }

    /// <summary>Waits for the next frame of a command; those of others are dropped.</summary>
    public async Task<(McpFrameHeader Header, byte[] Payload)> ReceiveAsync(McpCommand command)
    {
        while (true)
        {
            (McpFrameHeader header, byte[] payload) = await ReceiveAsync();
            if (header.Command == command)
            {
                return (header, payload);
            }
        }
    }

    /// <summary>Waits for the next frame of a command, and reads the message that it begins with.</summary>
    public async Task<TMessage> ReceiveAsync<TMessage>(McpCommand command)
        where TMessage : IMcpMessage<TMessage>
        => MessageDecoder.Decode<TMessage>((await ReceiveAsync(command)).Payload);

    public ValueTask SendAsync(McpCommand command, uint sequenceId, params byte[] payload) => peer.SendAsync(FrameBytes.Of(command, sequenceId, payload));

    /// <summary>Waits until the other end has closed the connection.</summary>
    public Task WaitForCloseAsync() => peer.WaitForCloseAsync(Token);

    public ValueTask DisposeAsync() => peer.DisposeAsync();
}
