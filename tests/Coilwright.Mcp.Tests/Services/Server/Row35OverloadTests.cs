using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>More calls than a server can carry out: who waits, who is refused, who never is.</summary>
public sealed class Row35OverloadTests : IAsyncDisposable
{
    private const ushort Publish = 1;
    private const ushort Alarm = 2;
    private const ushort Notify = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Note Slow = new() { Text = UserEvents.Slow };

    private readonly TestTime _time = new();
    private readonly UserEvents _service = new();
    private McpServer? _server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Beyond_what_may_work_and_wait_calls_get_429_with_a_retry_after_while_critical_ones_and_pings_pass()
    {
        await using ScriptedClient client = await StartAsync(new McpServerOptions { MaxConcurrent = 2, QueueCapacity = 1, RetryAfter = TimeSpan.FromSeconds(7) });
        for (uint id = 1; id <= 3; id++)
        {
            await client.CallAsync(id, Publish, Slow);
        }

        await client.CallAsync(4, Publish, new Note());
        (uint Id, McpStatus Status, byte[] Body) refused = await client.AnswerAsync();
        Assert.Equal((4u, McpStatus.TooManyRequests), (refused.Id, refused.Status));
        Assert.Equal(7000u, MessageDecoder.Decode<ErrorBody>(refused.Body).RetryAfterMilliseconds);
        Assert.Equal((2, 1, 1L), (_server!.Working, _server.Waiting, _server.Refused));

        await client.CallAsync(5, Alarm, new Note());
        Assert.Equal((5u, McpStatus.Ok), Outcome(await client.AnswerAsync()));
        await client.PingAsync();

        _service.SlowCancelled.SetResult();
        Assert.Equal([1u, 2u, 3u], (await AnswersAsync(client, 3)).Select(answer => answer.Id).Order());
        await client.CallAsync(6, Publish, new Note());
        Assert.Equal((6u, McpStatus.Ok), Outcome(await client.AnswerAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_is_bounded_in_bytes_too(bool atWorkers)
    {
        var large = new Note { Text = new string('x', 2000) };
        await using ScriptedClient client = await StartAsync(
            new McpServerOptions { MaxConcurrent = atWorkers ? 100 : 1, MaxWaitingBytes = atWorkers ? 1 << 20 : 5000 },
            atWorkers ? new McpServiceOptions { Workers = 1, MaxWaitingBytes = 5000 } : null);
        await client.CallAsync(1, Publish, Slow);
        for (uint id = 2; id <= 5; id++)
        {
            await client.CallAsync(id, Publish, id < 5 ? large : new Note());
        }

        Assert.Equal((4u, McpStatus.TooManyRequests), Outcome(await client.AnswerAsync()));
        _service.SlowCancelled.SetResult();
        List<(uint Id, McpStatus Status, byte[] Body)> answers = await AnswersAsync(client, 4);
        Assert.Equal([1u, 2u, 3u, 5u], answers.Select(answer => answer.Id).Order());
        Assert.All(answers, answer => Assert.Equal(McpStatus.Ok, answer.Status));
    }

    [Fact]
    public async Task A_service_with_bounded_workers_takes_no_more_than_its_own_places()
    {
        var workers = new McpServiceOptions { Workers = 1, QueueCapacity = 1 };
        await using ScriptedClient client = await StartAsync(new McpServerOptions(), workers);
        await client.CallAsync(1, Publish, Slow);
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        await client.CallAsync(2, Publish, new Note());
        await client.CallAsync(3, Publish, new Note());

        Assert.Equal((3u, McpStatus.TooManyRequests), Outcome(await client.AnswerAsync()));
        Assert.Equal(1, _server!.Working);
        _service.SlowCancelled.SetResult();
        Assert.Equal([1u, 2u], (await AnswersAsync(client, 2)).Select(answer => answer.Id).Order());
    }

    [Fact]
    public async Task What_waits_is_let_in_by_priority()
    {
        await using ScriptedClient client = await StartAsync(new McpServerOptions { MaxConcurrent = 1 });
        await client.CallAsync(1, Publish, Slow);
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        await client.CallAsync(2, Publish, new Note(), McpPriority.Low);
        await client.CallAsync(3, Publish, new Note());
        await client.CallAsync(4, Publish, new Note(), McpPriority.High);

        // What its caller only calls critical is of high priority: otherwise everybody's calls would be.
        await client.CallAsync(5, Publish, new Note(), McpPriority.Critical);
        _service.SlowCancelled.SetResult();

        Assert.Equal([1u, 4u, 5u, 3u, 2u], (await AnswersAsync(client, 5)).Select(answer => answer.Id));
    }

    [Fact]
    public async Task One_session_may_not_have_more_in_flight_than_its_share()
    {
        await using ScriptedClient client = await StartAsync(new McpServerOptions { MaxInFlightPerSession = 2 });
        await using ScriptedClient other = await ScriptedClient.GreetAsync(_server!);
        await client.CallAsync(1, Publish, Slow);
        await client.CallAsync(2, Publish, Slow);
        await client.CallAsync(3, Alarm, new Note());
        Assert.Equal((3u, McpStatus.TooManyRequests), Outcome(await client.AnswerAsync()));

        await other.CallAsync(1, Publish, new Note());
        Assert.Equal((1u, McpStatus.Ok), Outcome(await other.AnswerAsync()));
    }

    [Fact]
    public async Task A_call_that_is_given_up_while_it_waits_is_answered_at_once_and_frees_its_place()
    {
        await using ScriptedClient client = await StartAsync(new McpServerOptions { MaxConcurrent = 1, QueueCapacity = 1 });
        await client.CallAsync(1, Publish, Slow);
        await client.CallAsync(2, Publish, new Note());
        await client.Peer.SendAsync(McpCommand.Cancel, 2);
        Assert.Equal((2u, McpStatus.ClientClosedRequest), Outcome(await client.AnswerAsync()));

        await client.CallAsync(3, Publish, new Note(), timeout: 1000);
        Assert.Equal(1, _server!.Waiting);
        _time.Advance(1.1);
        Assert.Equal((3u, McpStatus.RequestTimeout), Outcome(await client.AnswerAsync()));
        Assert.Equal(0, _server.Waiting);
    }

    [Fact]
    public async Task Above_ninety_percent_for_five_seconds_all_but_critical_is_refused_until_the_load_is_gone()
    {
        await using ScriptedClient client = await StartAsync(new McpServerOptions { MaxConcurrent = 2, QueueCapacity = 1000 });
        await client.CallAsync(1, Publish, Slow);
        await client.CallAsync(2, Publish, Slow);
        uint id = 3;
        for (int tick = 0; tick < 45; tick++, id++)
        {
            _time.Advance(0.1);
            await client.CallAsync(id, Publish, new Note());
        }

        _time.Advance(0.5);
        Assert.Equal(ShedLevel.Refusing, _server!.ShedLevel);
        Assert.Equal(1.0, _server.Load, precision: 3);
        await client.CallAsync(id, Publish, new Note());
        Assert.Equal((id, McpStatus.TooManyRequests), Outcome(await client.AnswerAsync()));
        await client.CallAsync(++id, Alarm, new Note());
        Assert.Equal((id, McpStatus.Ok), Outcome(await client.AnswerAsync()));
        await client.PingAsync();

        Assert.Equal(45, _server.Waiting);
        _service.SlowCancelled.SetResult();
        await AnswersAsync(client, 47);
        _time.Advance(5);
        Assert.Equal(ShedLevel.None, _server.ShedLevel);
        await client.CallAsync(++id, Publish, new Note());
        Assert.Equal((id, McpStatus.Ok), Outcome(await client.AnswerAsync()));
    }

    [Fact]
    public async Task Between_the_two_thresholds_some_places_are_kept_free_and_what_matters_least_is_refused()
    {
        await using ScriptedClient client = await StartAsync(new McpServerOptions { MaxConcurrent = 10, Shedding = new SheddingOptions { MinSamples = 1 } });
        for (uint id = 1; id <= 9; id++)
        {
            await client.CallAsync(id, Publish, Slow);
        }

        await client.CallAsync(10, Publish, new Note());
        await client.AnswerAsync();
        _time.Advance(1);

        Assert.Equal(ShedLevel.Throttling, _server!.ShedLevel);
        await client.CallAsync(11, Publish, new Note(), McpPriority.Low);
        Assert.Equal((11u, McpStatus.TooManyRequests), Outcome(await client.AnswerAsync()));

        // Of ten places two stay free.
        await client.CallAsync(12, Publish, new Note());
        Assert.Equal((9, 1), (_server.Working, _server.Waiting));
        _service.SlowCancelled.SetResult();
        Assert.Contains(12u, (await AnswersAsync(client, 10)).Select(answer => answer.Id));
    }

    [Fact]
    public async Task One_way_messages_beyond_the_limit_are_dropped_and_counted()
    {
        await using ScriptedClient client = await StartAsync(new McpServerOptions { MaxConcurrent = 1, QueueCapacity = 1 });
        await client.CallAsync(1, Publish, Slow);
        await client.Peer.SendAsync(McpCommand.OneWay, 0, ScriptedClient.Call(Notify, new Note { Text = "kept" }));
        await client.Peer.SendAsync(McpCommand.OneWay, 0, ScriptedClient.Call(Notify, new Note { Text = "dropped" }));
        Assert.Equal(1, _server!.Refused);

        _service.SlowCancelled.SetResult();
        Assert.True(await _service.NoteCame.WaitAsync(Patience, Token));
        Assert.Equal("kept", Assert.Single(_service.Notes).Text);
    }

    [Fact]
    public async Task A_client_can_come_back_when_it_was_told_to()
    {
        var server = new ScriptedServer();
        await using McpClient client = server.CreateClient(new McpClientOptions { TimeProvider = _time, RetriesWhenRejected = 1, RequestTimeout = TimeSpan.FromSeconds(30) });
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await using FramePeer peer = await server.GreetAsync();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
        await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Response(McpStatus.TooManyRequests, new ErrorBody(0, "busy", 8000)));

        Task<(McpFrameHeader Header, byte[] Payload)> again = peer.ReceiveAsync(McpCommand.Request);
        await _time.ArmedAsync(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(10));
        Assert.False(again.IsCompleted);
        _time.Advance(10);
        await peer.SendAsync(McpCommand.Response, (await again).Header.SequenceId, ScriptedServer.Ok(3));
        Assert.Equal(3, (await call.WaitAsync(Patience, Token)).Value);
    }

    [Fact]
    public async Task Without_leave_a_refusal_is_the_callers()
    {
        var server = new ScriptedServer();
        await using McpClient client = server.CreateClient();
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await using FramePeer peer = await server.GreetAsync();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);
        await peer.SendAsync(McpCommand.Response, header.SequenceId, ScriptedServer.Response(McpStatus.TooManyRequests, new ErrorBody(0, "busy", 8000)));

        McpRejectedException error = await Assert.ThrowsAsync<McpRejectedException>(() => call.WaitAsync(Patience, Token));
        Assert.Equal(TimeSpan.FromSeconds(8), error.RetryAfter);
        Assert.False(error.MayHaveBeenApplied);
    }

    private async Task<ScriptedClient> StartAsync(McpServerOptions options, McpServiceOptions? service = null)
    {
        options.TimeProvider = _time;
        options.IdleTimeout = Timeout.InfiniteTimeSpan;
        _server = McpServer.Create(services => services.Map<IUserEvents>(_service, service), options);
        return await ScriptedClient.GreetAsync(_server);
    }

    private static (uint Id, McpStatus Status) Outcome((uint Id, McpStatus Status, byte[] Body) answer) => (answer.Id, answer.Status);

    private static async Task<List<(uint Id, McpStatus Status, byte[] Body)>> AnswersAsync(ScriptedClient client, int count)
    {
        var answers = new List<(uint, McpStatus, byte[])>();
        for (int i = 0; i < count; i++)
        {
            answers.Add(await client.AnswerAsync());
        }

        return answers;
    }
}
