using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Clients that send what they should not: each harms nobody but itself.</summary>
public sealed class HostileClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly UserEvents _service = new();
    private readonly McpServer _server;
    private ScriptedClient _good = null!;

    public HostileClientTests() => _server = McpServer.Create(services => services.Map<IUserEvents>(_service));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _good = await ScriptedClient.GreetAsync(_server);

    public async ValueTask DisposeAsync()
    {
        await _good.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("474554202F20485454502F312E310D0A")] // GET / HTTP/1.1
    [InlineData("ABCD0200000000000000")] // version 2
    [InlineData("ABCD01000000000000000001")] // command 0
    [InlineData("ABCD0101FFFFFFFF00000001")] // four gigabytes
    [InlineData("ABCD018B0000000400000001AABBCCDD")] // a compressed credit
    [InlineData("ABCD010500000000FFFFFFFF")] // a second, empty Hello
    [InlineData("ABCD010100000003000000000001" + "00")] // a request with id 0
    [InlineData("ABCD0101000000038000000100" + "0100")] // a request with an id of the server's
    [InlineData("ABCD0103000000040000000100000000")] // a short Ping
    [InlineData("ABCD010B000000020000000100FF")] // a short credit
    public async Task Row_29_what_is_no_frame_ends_its_connection_only(string bytes)
    {
        await using ScriptedClient bad = await ScriptedClient.GreetAsync(_server);
        await bad.Peer.Bytes.SendAsync(Convert.FromHexString(bytes));
        await bad.Served.WaitAsync(Patience, Token);
        await AssertServedAsync(_good);
    }

    [Fact]
    public async Task Row_29_a_call_cut_at_every_byte_is_the_same_call()
    {
        byte[] call = FrameBytes.Of(McpCommand.Request, 9, ScriptedClient.Call(1, new Note { Value = 1 }));
        for (int cut = 1; cut < call.Length; cut++)
        {
            await _good.Peer.Bytes.SendAsync(call[..cut]);
            await _good.Peer.Bytes.SendAsync(call[cut..]);
            (uint id, McpStatus status, _) = await _good.AnswerAsync();
            Assert.Equal((9u, McpStatus.Ok), (id, status));
        }
    }

    [Fact]
    public async Task Row_29_many_calls_in_one_segment_are_all_answered()
    {
        byte[] segment = [.. Enumerable.Range(1, 500).SelectMany(id => FrameBytes.Of(McpCommand.Request, (uint)id, ScriptedClient.Call(1, new Note { Value = id })))];
        await _good.Peer.Bytes.SendAsync(segment);
        var ids = new HashSet<uint>();
        for (int i = 0; i < 500; i++)
        {
            ids.Add((await _good.AnswerAsync()).Id);
        }

        Assert.Equal(500, ids.Count);
    }

    [Fact]
    public async Task Commands_of_a_later_version_and_frames_for_nobody_are_dropped()
    {
        await _good.Peer.SendAsync((McpCommand)0x40, 1, new byte[1000]);
        foreach (McpCommand command in (McpCommand[])[McpCommand.Response, McpCommand.Cancel, McpCommand.StreamItem])
        {
            await _good.Peer.SendAsync(command, 1234, new byte[8]);
        }

        await AssertServedAsync(_good);
    }

    [Fact]
    public async Task An_id_may_be_used_again_as_soon_as_its_answer_has_come()
    {
        for (int i = 0; i < 1000; i++)
        {
            await AssertServedAsync(_good);
        }
    }

    [Fact]
    public async Task Two_requests_of_one_id_at_once_end_the_connection()
    {
        await using ScriptedClient bad = await ScriptedClient.GreetAsync(_server);
        await bad.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        await bad.CallAsync(1, 1, new Note());
        await bad.Served.WaitAsync(Patience, Token);
        await _service.SlowCancelled.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task Calls_that_cannot_be_read_are_refused_one_by_one()
    {
        await _good.Peer.SendAsync(McpCommand.Request, 1, 0, 1);
        Assert.Equal(McpStatus.BadRequest, (await _good.AnswerAsync()).Status);
        await _good.Peer.SendAsync(McpCommand.Request, 2, 0, 1, 0x80);
        Assert.Equal(McpStatus.BadRequest, (await _good.AnswerAsync()).Status);
        await _good.CallAsync(3, 999, new Note());
        Assert.Equal(McpStatus.NotFound, (await _good.AnswerAsync()).Status);
        await _good.Peer.SendAsync(McpCommand.Request, 4, 0, 1, 0, 0xFF, 0xFF);
        Assert.Equal(McpStatus.BadRequest, (await _good.AnswerAsync()).Status);
        await _good.CallAsync(5, 4, new Note());
        Assert.Equal(McpStatus.BadRequest, (await _good.AnswerAsync()).Status);
        await _good.Peer.Bytes.SendAsync(FrameBytes.Of(McpCommand.Request, 6, [0, 1, 0, 1, 2, 3], isCompressed: true));
        Assert.Equal(McpStatus.BadRequest, (await _good.AnswerAsync()).Status);
        await AssertServedAsync(_good);
    }

    [Fact]
    public async Task Row_34_a_client_that_does_not_read_its_answers_is_not_read_from_and_takes_nobodys_place()
    {
        await using McpServer server = McpServer.Create(
            services => services.Map<IUserEvents>(_service), new McpServerOptions { MaxConcurrent = 4, MaxInFlightPerSession = 50, QueueCapacity = 50 });
        await using ScriptedClient greedy = await ScriptedClient.GreetAsync(server, window: 1000);
        await using ScriptedClient good = await ScriptedClient.GreetAsync(server);

        // Answers of a kilobyte each: after a megabyte of them the server stops to take calls from this client.
        byte[] call = FrameBytes.Of(McpCommand.Request, 1, ScriptedClient.Call(1, new Note { Text = UserEvents.Large }));
        long sent = 0;
        for (uint id = 1; id <= 3000; id++)
        {
            new McpFrameHeader(McpCommand.Request, (uint)(call.Length - McpFrameHeader.EncodedSize), id).Encode(call);
            await greedy.Peer.Bytes.SendAsync(call);
            sent += call.Length;
        }

        await AssertServedAsync(good);
        Assert.True(server.SessionList.Max(session => session.InFlight) <= 50, "What waits for one reader is bounded.");
        Assert.True(server.SessionList.Min(session => session.BytesReceived) < sent || server.Working == 0, "Nobody's place is taken.");
        await AssertServedAsync(good);
    }

    [Fact]
    public async Task Row_34_what_is_kept_for_a_client_that_does_not_read_is_bounded_in_bytes_however_many_calls_it_has_made()
    {
        const int Calls = 3000;
        await using McpServer server = McpServer.Create(
            services => services.Map<IUserEvents>(_service),
            new McpServerOptions { MaxConcurrent = 4, MaxInFlightPerSession = 100_000, QueueCapacity = 100_000, MaxUnreadBytesPerSession = 100_000 });
        await using ScriptedClient greedy = await ScriptedClient.GreetAsync(server, window: 1000);
        byte[] call = ScriptedClient.Call(1, new Note { Text = UserEvents.Large });
        await greedy.Peer.Bytes.SendAsync([.. Enumerable.Range(1, Calls).SelectMany(id => FrameBytes.Of(McpCommand.Request, (uint)id, call))]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (server.SessionList[0].UnreadBytes <= 100_000 || server.Working + server.Waiting > 0)
        {
            await Task.Delay(1, patience.Token);
        }

        // Of three megabytes of answers one is on its way; of the rest there is no more than may be, and refusals.
        Assert.InRange(server.SessionList[0].UnreadBytes, 100_001, 800_000);
        int refused = 0;
        for (int i = 0; i < Calls; i++)
        {
            refused += (await greedy.AnswerAsync()).Status == McpStatus.TooManyRequests ? 1 : 0;
        }

        Assert.InRange(refused, 1, Calls);
        Assert.Equal(0, server.SessionList[0].UnreadBytes);
        await AssertServedAsync(greedy);
    }

    private static async Task AssertServedAsync(ScriptedClient client)
    {
        await client.CallAsync(100, 1, new Note { Value = 1 });
        (uint id, McpStatus status, _) = await client.AnswerAsync();
        Assert.Equal((100u, McpStatus.Ok), (id, status));
    }
}
