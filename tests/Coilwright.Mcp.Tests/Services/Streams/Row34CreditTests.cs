using System.Buffers;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Services;
using Coilwright.Mcp.Tests.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Streams as they are on the wire: credit, ends, and peers that break the rules.</summary>
public sealed class Row34CreditTests
{
    private const ushort Watch = 3;
    private const ushort Upload = 5;

    // An empty one takes its header off the credit, and the last may begin with a single byte of it.
    private const int MostEmptyItems = (StreamCredit.Initial / McpFrameHeader.EncodedSize) + 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly UserEvents _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sender_stops_where_its_credit_ends_and_goes_on_with_more()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(1, Watch, new Ack { Value = 1_000 });
        long received = await ReceiveItemsAsync(client, StreamCredit.Initial);
        await client.PingAsync();
        Assert.InRange(received, StreamCredit.Initial, StreamCredit.Initial + 1100);

        await client.Peer.SendAsync(McpCommand.StreamCredit, 1, new StreamCredit(int.MaxValue).ToArray());
        (McpFrameHeader header, byte[] end) = await client.Peer.ReceiveAsync(McpCommand.StreamEnd);
        Assert.Equal(1u, header.SequenceId);
        Assert.Equal(McpStatus.Ok, MessageDecoder.Decode<StreamEnd>(end).Status);
    }

    [Fact]
    public async Task The_end_of_a_stream_tells_its_length()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(1, Watch, new Ack { Value = 3 });
        ulong length = 0;
        while (true)
        {
            (McpFrameHeader header, byte[] payload) = await client.Peer.ReceiveAsync();
            if (header.Command == McpCommand.StreamEnd)
            {
                Assert.Equal(length, MessageDecoder.Decode<StreamEnd>(payload).Length);
                break;
            }

            length += header.Length;
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x8000_0000u)]
    public async Task A_credit_out_of_range_ends_the_connection(uint credit)
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(1, Watch, new Ack { Value = 1_000_000 });
        await client.Peer.ReceiveAsync(McpCommand.StreamItem);
        await client.Peer.SendAsync(McpCommand.StreamCredit, 1, new StreamCredit(credit).ToArray());
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task Items_without_credit_end_the_connection()
    {
        await using McpServer server = Create(new McpServerOptions { MaxConcurrent = 1 });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);

        // The service never reads, because another call has the only place.
        await client.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
        await client.Peer.SendAsync(McpCommand.Request, 2, ScriptedClient.Call(Upload, new McpEmpty(), isStreamed: true));
        byte[] item = new Note { Text = new string('x', 50_000) }.ToArray();
        for (int i = 0; i < 6; i++)
        {
            await client.Peer.SendAsync(McpCommand.StreamItem, 2, item);
        }

        Assert.False(client.Served.IsCompleted);
        await client.Peer.SendAsync(McpCommand.StreamItem, 2, item);
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task Empty_items_use_up_the_credit_too()
    {
        await using McpServer server = Create(new McpServerOptions { MaxConcurrent = 1 });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
        await client.Peer.SendAsync(McpCommand.Request, 2, ScriptedClient.Call(Upload, new McpEmpty(), isStreamed: true));
        byte[] item = FrameBytes.Of(McpCommand.StreamItem, 2, []);
        await client.Peer.Bytes.SendAsync([.. Enumerable.Repeat(item, MostEmptyItems).SelectMany(bytes => bytes)]);
        await client.PingAsync();

        await client.Peer.Bytes.SendAsync(item);
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_sender_of_empty_items_stops_where_its_credit_ends_and_goes_on_with_more()
    {
        var server = new ScriptedServer();
        await using McpClient client = server.CreateClient();
        using var enough = new CancellationTokenSource();
        Task<Ack> call = new UserEventsClient(client).UploadAsync(EmptyNotesAsync(), enough.Token).AsTask();
        await using FramePeer peer = await server.GreetAsync();
        (McpFrameHeader request, _) = await peer.ReceiveAsync(McpCommand.Request);
        for (int i = 0; i < MostEmptyItems; i++)
        {
            (McpFrameHeader item, _) = await peer.ReceiveAsync();
            Assert.Equal((McpCommand.StreamItem, 0u), (item.Command, item.Length));
        }

        await peer.SendAsync(McpCommand.Ping, 5, new byte[8]);
        Assert.Equal(McpCommand.Pong, (await peer.ReceiveAsync()).Header.Command);
        await peer.SendAsync(McpCommand.StreamCredit, request.SequenceId, new StreamCredit(StreamCredit.Initial).ToArray());
        Assert.Equal(McpCommand.StreamItem, (await peer.ReceiveAsync()).Header.Command);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Empty_items_arrive_however_many_there_are()
    {
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(_service));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        int came = 0;
        await foreach (Ack _ in new UserEventsClient(client).ExchangeAsync(new Ack(), EmptyNotesAsync(), Token))
        {
            if (++came == 3 * MostEmptyItems)
            {
                break;
            }
        }

        Assert.Equal(3 * MostEmptyItems, came);
    }

    [Fact]
    public void Many_tiny_items_take_no_more_memory_than_about_what_they_cost()
    {
        const int Count = 10_000;
        var kept = new McpPayload[Count];
        var item = new ReadOnlySequence<byte>(new byte[] { 42 });
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            kept[i] = PayloadBuffer.Keep(item);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * Count * StreamCredit.CostOf(1));
        Assert.All(kept, payload => Assert.Equal(42, Assert.Single(payload.Span.ToArray())));
        Array.ForEach(kept, payload => payload.Dispose());
    }

    [Fact]
    public async Task A_stream_whose_length_is_not_what_its_end_says_fails_its_call_only()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(Upload, new McpEmpty(), isStreamed: true));
        await client.Peer.SendAsync(McpCommand.StreamItem, 1, new Note { Value = 1 }.ToArray());
        await client.Peer.SendAsync(McpCommand.StreamEnd, 1, new StreamEnd(McpStatus.Ok, 99).ToArray());
        Assert.Equal(McpStatus.BadRequest, (await client.AnswerAsync()).Status);
        await client.PingAsync();
    }

    [Fact]
    public async Task A_stream_that_its_sender_breaks_off_reaches_the_service_as_an_error()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(Upload, new McpEmpty(), isStreamed: true));
        await client.Peer.SendAsync(McpCommand.StreamEnd, 1, [.. new StreamEnd(McpStatus.InternalServerError, 0).ToArray(), .. new ErrorBody(0, "The sensor is gone.", 0).ToArray()]);
        (_, McpStatus status, byte[] body) = await client.AnswerAsync();
        Assert.Equal((McpStatus.InternalServerError, "The sensor is gone."), (status, MessageDecoder.Decode<ErrorBody>(body).Message));
    }

    [Fact]
    public async Task A_client_whose_reader_gives_up_sends_a_cancel_and_drops_what_still_comes()
    {
        var server = new ScriptedServer();
        await using McpClient client = server.CreateClient();
        IAsyncEnumerator<Note> reader = new UserEventsClient(client).WatchAsync(new Ack(), Token).GetAsyncEnumerator(Token);
        ValueTask<bool> moving = reader.MoveNextAsync();
        await using FramePeer peer = await server.GreetAsync();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
        await peer.SendAsync(McpCommand.StreamItem, header.SequenceId, new Note { Value = 5 }.ToArray());
        Assert.True(await moving);
        Assert.Equal(5, reader.Current.Value);
        await reader.DisposeAsync();
        Assert.Equal(header.SequenceId, (await peer.ReceiveAsync(McpCommand.Cancel)).Header.SequenceId);
        await peer.SendAsync(McpCommand.StreamItem, header.SequenceId, new Note { Value = 6 }.ToArray());
        Assert.Equal(0, Assert.Single(client.Connections).InFlight);
    }

    [Fact]
    public async Task Open_streams_take_no_places_from_calls()
    {
        await using McpServer server = Create(new McpServerOptions { MaxConcurrent = 1 });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        for (uint id = 1; id <= 3; id++)
        {
            await client.CallAsync(id, Watch, new Ack { Value = 1_000_000 });
            await client.Peer.ReceiveAsync(McpCommand.StreamItem);
        }

        await client.CallAsync(9, 1, new Note());
        (uint answered, McpStatus status, _) = await client.AnswerAsync();
        Assert.Equal((9u, McpStatus.Ok), (answered, status));
    }

    private static async IAsyncEnumerable<Note> EmptyNotesAsync()
    {
        await Task.CompletedTask;
        var note = new Note();
        while (true)
        {
            yield return note;
        }
    }

    private McpServer Create(McpServerOptions? options = null) => McpServer.Create(services => services.Map<IUserEvents>(_service), options);

    private static async Task<long> ReceiveItemsAsync(ScriptedClient client, long least)
    {
        long received = 0;
        while (received < least)
        {
            received += StreamCredit.CostOf((int)(await client.Peer.ReceiveAsync(McpCommand.StreamItem)).Header.Length);
        }

        return received;
    }
}
