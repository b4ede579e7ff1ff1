using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Services;
using Coilwright.Mcp.Tests.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Streams whose end is not what the other side expects.</summary>
public sealed class StreamEndTests
{
    private const ushort Upload = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_that_is_answered_by_the_end_of_a_stream_never_gets_the_bytes_of_an_earlier_answer()
    {
        await using McpClient client = _server.CreateClient();
        (Task<Ack> upload, FramePeer peer, uint id) = await UploadAsync(client);
        await peer.SendAsync(McpCommand.StreamEnd, id, new StreamEnd(McpStatus.Ok, 0).ToArray());
        McpProtocolException error = await Assert.ThrowsAsync<McpProtocolException>(() => upload.WaitAsync(Patience, Token));
        Assert.Equal(McpProtocolFault.BadEnvelope, error.Fault);
        Assert.Contains("a stream where a message is expected", error.Message, StringComparison.Ordinal);
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_that_is_answered_by_a_stream_that_failed_fails_as_that_says()
    {
        await using McpClient client = _server.CreateClient();
        (Task<Ack> upload, FramePeer peer, uint id) = await UploadAsync(client);
        await peer.SendAsync(McpCommand.StreamEnd, id, [.. new StreamEnd(McpStatus.NotFound, 0).ToArray(), .. new ErrorBody(17, "gone", 0).ToArray()]);
        McpStatusException error = await Assert.ThrowsAsync<McpStatusException>(() => upload.WaitAsync(Patience, Token));
        Assert.Equal((McpStatus.NotFound, 17u), (error.Status, error.Detail));
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task The_end_of_an_upload_that_cannot_be_unpacked_fails_its_call_only()
    {
        await using McpServer server = McpServer.Create(services => services.Map<IUserEvents>(new UserEvents()));
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(Upload, new McpEmpty(), isStreamed: true));
        await client.Peer.Bytes.SendAsync(FrameBytes.Of(McpCommand.StreamEnd, 1, [.. new StreamEnd(McpStatus.NotFound, 0).ToArray(), 1, 2, 3], isCompressed: true));
        Assert.Equal(McpStatus.BadRequest, (await client.AnswerAsync()).Status);
        await client.PingAsync();
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_the_callers_fault()
    {
        await using McpServer server = McpServer.Create(services => services.Map<IUserEvents>(new UserEvents()));
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        foreach (bool isCompressed in (bool[])[false, true])
        {
            await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(Upload, new McpEmpty(), isStreamed: true));
            await client.Peer.Bytes.SendAsync(FrameBytes.Of(McpCommand.StreamItem, 1, [0xFF, 0xFF, 0xFF], isCompressed));
            Assert.Equal(McpStatus.BadRequest, (await client.AnswerAsync()).Status);
        }
    }

    [Fact]
    public async Task The_end_of_a_stream_that_cannot_be_unpacked_fails_its_call_only()
    {
        await using McpClient client = _server.CreateClient();
        var events = new UserEventsClient(client);
        IAsyncEnumerator<Note> reader = events.WatchAsync(new Ack(), Token).GetAsyncEnumerator(Token);
        Task<bool> moving = reader.MoveNextAsync().AsTask();
        await using FramePeer peer = await _server.GreetAsync();
        uint id = (await peer.ReceiveAsync(McpCommand.Request)).Header.SequenceId;
        await peer.Bytes.SendAsync(FrameBytes.Of(McpCommand.StreamEnd, id, [.. new StreamEnd(McpStatus.Ok, 0).ToArray(), 1, 2, 3], isCompressed: true));
        await Assert.ThrowsAsync<McpProtocolException>(() => moving.WaitAsync(Patience, Token));
        await reader.DisposeAsync();

        Task<Ack> next = events.PublishAsync(new Note(), Token).AsTask();
        await peer.SendAsync(McpCommand.Response, (await peer.ReceiveAsync(McpCommand.Request)).Header.SequenceId, ScriptedServer.Ok(3));
        Assert.Equal(3, (await next.WaitAsync(Patience, Token)).Value);
    }

    [Fact]
    public void A_buffer_of_the_pool_comes_back_empty()
    {
        PayloadBuffer buffer = PayloadBuffer.Rent(3, out Span<byte> bytes);
        bytes.Fill(7);
        buffer.Return(buffer.Version);
        Assert.Equal(0, buffer.GetMemory(buffer.Version).Length);
    }

    private async Task<(Task<Ack> Upload, FramePeer Peer, uint Id)> UploadAsync(McpClient client)
    {
        var events = new UserEventsClient(client);
        Task<Ack> earlier = events.PublishAsync(new Note(), Token).AsTask();
        FramePeer peer = await _server.GreetAsync();
        await peer.SendAsync(McpCommand.Response, (await peer.ReceiveAsync(McpCommand.Request)).Header.SequenceId, ScriptedServer.Ok(77));
        Assert.Equal(77, (await earlier.WaitAsync(Patience, Token)).Value);
        Task<Ack> upload = events.UploadAsync(Notes(), Token).AsTask();
        return (upload, peer, (await peer.ReceiveAsync(McpCommand.StreamEnd)).Header.SequenceId);
    }

    private static async IAsyncEnumerable<Note> Notes()
    {
        await Task.CompletedTask;
        yield return new Note { Value = 1 };
    }
}
